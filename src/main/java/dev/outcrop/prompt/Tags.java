package dev.outcrop.prompt;

import dev.outcrop.config.Quoted;
import dev.outcrop.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the tags of a Mustache text, each with its place, and refuses what is not one.
 *
 * <p>The text is compiled by jmustache, which tells lines only and takes a tag that is never closed for text: so tags are
 * looked through here first.
 */
final class Tags {

    private static final String NAME_REMEDY =
            "Write a name of letters, digits, _ and -, with dots between a value and its"
                    + " fields, such as {{topic}} or {{order.id}}.";
    private static final String BRACES_REMEDY =
            "Close it with }}, or give text that holds braces as the value of an input: a value is never parsed.";

    private final Traced text;
    private final Consumer<Fault> faults;
    private final List<Tag> tags = new ArrayList<>();

    private Tags(Traced text, Consumer<Fault> faults) {
        this.text = text;
        this.faults = faults;
    }

    /** The tags in their order; those that are faulty are reported and left out. */
    static List<Tag> in(Traced text, Consumer<Fault> faults) {
        var tags = new Tags(text, faults);
        tags.scan();
        return List.copyOf(tags.tags);
    }

    private void scan() {
        var all = text.text();
        for (var start = all.indexOf("{{"); start >= 0; start = all.indexOf("{{", start)) {
            start = tagFrom(start);
        }
    }

    /** Reads one tag; gives the offset after it. */
    private int tagFrom(int start) {
        var all = text.text();
        var triple = all.startsWith("{{{", start);
        var comment = all.startsWith("{{!", start);
        var open = triple ? 3 : 2;
        var close = all.indexOf(triple ? "}}}" : "}}", start + open);
        if (close < 0) {
            return notClosed(start, lineEnd(start));
        }
        var inside = all.substring(start + open, close);
        var end = close + (triple ? 3 : 2);
        // What is looked for stands within the tag: to the end of a long line it would be far for each of many tags.
        if (!comment && inside.indexOf('\n') >= 0) {
            return notClosed(start, start + open + inside.indexOf('\n'));
        }
        if (!comment && inside.contains("{{")) {
            return notClosed(start, start + open + inside.indexOf("{{"));
        }
        read(triple ? "&" + inside : inside.strip(), start, end);
        return end;
    }

    private int lineEnd(int start) {
        var end = text.text().indexOf('\n', start);
        return end < 0 ? text.text().length() : end;
    }

    private int notClosed(int start, int until) {
        var begin = text.text().substring(start, until).strip();
        fault(start, "The tag " + Quoted.of(begin) + " is not closed.", BRACES_REMEDY);
        return until;
    }

    private void read(String inside, int start, int end) {
        if (inside.isEmpty()) {
            fault(start, "The tag {{}} names nothing.", NAME_REMEDY);
            return;
        }
        var rest = inside.substring(1).strip();
        switch (inside.charAt(0)) {
            case '!' -> comment(rest, start, end);
            case '#' -> named(Tag.Kind.SECTION, rest, start, end);
            case '^' -> named(Tag.Kind.INVERTED, rest, start, end);
            case '/' -> named(Tag.Kind.CLOSE, rest, start, end);
            case '&' -> named(Tag.Kind.VARIABLE, rest, start, end);
            // What a partial may be called is for the partials to say.
            case '>' -> tags.add(new Tag(Tag.Kind.PARTIAL, rest, start, end));
            case '=' ->
                fault(
                        start,
                        shown(start, end) + " would change the braces of tags, which stay as they are.",
                        "Give text that holds braces as the value of an input: a value is never parsed.");
            default -> named(Tag.Kind.VARIABLE, inside, start, end);
        }
    }

    private void comment(String text, int start, int end) {
        if (this.text.text().charAt(start + 2) == '!') {
            tags.add(new Tag(Tag.Kind.COMMENT, text, start, end));
        } else {
            fault(start, shown(start, end) + " has a blank before its mark.", "Write {{! with nothing between.");
        }
    }

    private void named(Tag.Kind kind, String name, int start, int end) {
        if (Tag.isName(name)) {
            tags.add(new Tag(kind, name, start, end));
        } else {
            fault(start, shown(start, end) + " does not hold a name.", NAME_REMEDY);
        }
    }

    private String shown(int start, int end) {
        return Quoted.of(text.text().substring(start, end));
    }

    private void fault(int start, String problem, String remedy) {
        faults.accept(new Fault(text.at(start), problem, remedy));
    }
}
