package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Template;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts with placeholders inside one value of a script, parsed once. Immutable. */
final class Placeholders {

    private final Map<Node, Template> templates;

    private Placeholders(Map<Node, Template> templates) {
        this.templates = templates;
    }

    /**
     * Finds the texts that have placeholders, at any depth; keys have none.
     *
     * @throws OutcropException with the faults of broken ones
     */
    static Placeholders in(Node value) {
        var found = new IdentityHashMap<Node, Template>();
        var faults = new ArrayList<Fault>();
        collect(value, found, faults);
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return new Placeholders(found);
    }

    private static void collect(Node value, Map<Node, Template> found, List<Fault> faults) {
        value.items().forEach(item -> collect(item, found, faults));
        value.entries().values().forEach(entry -> collect(entry, found, faults));
        if (value.kind() == Node.Kind.TEXT && value.text().contains("{{")) {
            try {
                found.put(value, Template.parse(value.text(), value.at()));
            } catch (OutcropException broken) {
                faults.addAll(broken.faults());
            }
        }
    }

    boolean none() {
        return templates.isEmpty();
    }

    /** The variables that filling needs. */
    Set<String> variables() {
        return templates.values().stream()
                .flatMap(template -> template.variables().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text of a value that {@link #in} has seen. */
    String fill(Node value, Map<String, ?> vars) {
        var template = templates.get(value);
        return template == null ? value.text() : template.render(vars);
    }
}
