package dev.outcrop.prompt;

import dev.outcrop.config.Quoted;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The inputs of a template.
 *
 * @param possible names that may be inputs too, or fields of one, since they stand in a section
 */
record Inputs(List<DeclaredInput> all, Set<String> possible) {

    Inputs {
        all = List.copyOf(all);
        possible = Set.copyOf(possible);
    }

    List<String> names() {
        return all.stream().map(DeclaredInput::name).toList();
    }

    /**
     * The values with defaults filled in and texts read as the types that are declared.
     *
     * @throws OutcropException of kind input with every value that is missing or of another type
     */
    Map<String, ?> complete(Map<String, ?> given) {
        var complete = new HashMap<String, Object>(given);
        var faults = new ArrayList<Fault>();
        for (var input : all) {
            var value = given.get(input.name());
            if (value == null && input.input().required()) {
                faults.add(new Fault(
                        input.used(),
                        "{{" + input.name() + "}} has no value.",
                        "Give it one; the inputs of this prompt are " + Filling.listed(names()) + "."));
            } else {
                input.read(value, faults::add).ifPresent(read -> complete.put(input.name(), read));
            }
        }
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return complete;
    }

    void requireKnown(Collection<String> names, String prompt) {
        var known = new TreeSet<>(names());
        known.addAll(possible);
        var problems = new ArrayList<String>();
        for (var name : new TreeSet<>(names)) {
            if (!known.contains(name)) {
                var remedy = known.isEmpty() ? "Leave it out; this prompt has no inputs." : Nearest.remedy(name, known);
                problems.add(Quoted.of(name) + " is not an input of the prompt " + Quoted.of(prompt) + ".\n" + remedy);
            }
        }
        if (!problems.isEmpty()) {
            throw OutcropException.input(String.join("\n", problems), "");
        }
    }
}
