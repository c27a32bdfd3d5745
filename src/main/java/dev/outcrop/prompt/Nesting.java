package dev.outcrop.prompt;

import dev.outcrop.error.Fault;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Whether every section that is opened is closed, in turn. */
final class Nesting {

    /** Sections in sections; each level costs stack when the template is filled. */
    private static final int MAX_DEPTH = 32;

    private Nesting() {}

    static void check(Traced text, List<Tag> tags, Consumer<Fault> faults) {
        var open = new ArrayDeque<Tag>();
        for (var tag : tags) {
            switch (tag.kind()) {
                case SECTION, INVERTED -> open(text, tag, open, faults);
                case CLOSE -> close(text, tag, open, faults);
                default -> {}
            }
        }
        for (var tag : open) {
            faults.accept(new Fault(
                    text.at(tag.start()),
                    shown(tag) + " is not closed.",
                    "Write {{/" + tag.name() + "}} after it, in the same part of the file."));
        }
    }

    private static void open(Traced text, Tag tag, ArrayDeque<Tag> open, Consumer<Fault> faults) {
        open.push(tag);
        if (open.size() == MAX_DEPTH + 1) {
            faults.accept(new Fault(
                    text.at(tag.start()),
                    shown(tag) + " is nested more than " + MAX_DEPTH + " deep.",
                    "Close sections before it."));
        }
    }

    private static void close(Traced text, Tag close, ArrayDeque<Tag> open, Consumer<Fault> faults) {
        var inner = open.peek();
        if (inner == null) {
            faults.accept(new Fault(
                    text.at(close.start()),
                    "{{/" + close.name() + "}} closes nothing.",
                    "Write {{#" + close.name() + "}} before it, in the same part of the file, or take it out."));
            return;
        }
        open.pop();
        if (!inner.name().equals(close.name())) {
            faults.accept(new Fault(
                    text.at(close.start()),
                    "{{/" + close.name() + "}} cannot close " + shown(inner) + " of line "
                            + text.at(inner.start()).line() + ".",
                    "Write {{/" + inner.name() + "}}."));
        }
    }

    private static String shown(Tag tag) {
        return (tag.kind() == Tag.Kind.SECTION ? "{{#" : "{{^") + tag.name() + "}}";
    }
}
