package dev.outcrop.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A compiled text whose tags were looked through before. Immutable. */
final class Filling {

    /** How many valid names a message lists. */
    private static final int LISTED = 20;

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .nullValue("")
            .withFormatter(ValueText::of)
            .withCollector(new ValueReader());

    private final Traced text;

    /** Null for a text without tags, which spares the engine: most turns of conversations are such texts. */
    private final @Nullable Template template;

    private Filling(Traced text, @Nullable Template template) {
        this.text = text;
        this.template = template;
    }

    static Filling of(Traced text) {
        return new Filling(text, text.text().contains("{{") ? COMPILER.compile(text.text()) : null);
    }

    /**
     * Fills the text once.
     *
     * @throws OutcropException of kind input where a value is missing
     */
    String fill(Map<String, ?> values) {
        if (template == null) {
            return text.text();
        }
        try {
            return template.execute(values);
        } catch (MustacheException.Context e) {
            throw OutcropException.faults(List.of(missing(e.key, e.lineNo, values)));
        }
    }

    private Fault missing(String name, int line, Map<String, ?> values) {
        var at = text.lineAt(offsetOf(name, line));
        var dot = name.lastIndexOf('.');
        if (dot > 0 && ValueReader.at(name.substring(0, dot), values) instanceof Map<?, ?> fields) {
            var valid = fields.keySet().stream()
                    .map(field -> name.substring(0, dot + 1) + field)
                    .toList();
            return new Fault(at, "{{" + name + "}} has no value.", "Use one of " + listed(valid) + ".");
        }
        var remedy = values.isEmpty()
                ? "Give it a value."
                : "Use one of " + listed(values.keySet()) + ", or give it a value.";
        return new Fault(at, "{{" + name + "}} has no value.", remedy);
    }

    private int offsetOf(String name, int line) {
        return Tags.in(text, fault -> {}).stream()
                .filter(tag -> tag.name().equals(name) && lineOf(tag) == line)
                .mapToInt(Tag::start)
                .findFirst()
                .orElse(0);
    }

    private int lineOf(Tag tag) {
        return 1
                + (int) text.text()
                        .substring(0, tag.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    static String listed(Collection<String> names) {
        var sorted = new ArrayList<>(new TreeSet<>(names));
        return sorted.size() <= LISTED
                ? sorted.toString()
                : "[" + String.join(", ", sorted.subList(0, LISTED)) + ", and " + (sorted.size() - LISTED) + " more]";
    }
}
