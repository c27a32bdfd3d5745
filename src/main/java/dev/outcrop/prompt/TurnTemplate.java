package dev.outcrop.prompt;

import dev.outcrop.config.FaultLimit;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A piece of Mustache text with nothing around it. */
final class TurnTemplate implements Template {

    private final Filling filling;
    private final Set<String> variables;

    private TurnTemplate(Filling filling, Set<String> variables) {
        this.filling = filling;
        this.variables = Collections.unmodifiableSet(variables);
    }

    static TurnTemplate parse(String text, Place at) {
        // The indentation of further lines is the surrounding file's, so that their columns are not known.
        var traced = Traced.of(text, text.indexOf('\n') < 0 ? at : new Place(at.file(), at.line(), 0));
        var found = new ArrayList<Fault>();
        var faults = new FaultLimit(found::add);
        var tags = Tags.in(traced, faults);
        Nesting.check(traced, tags, faults);
        for (var tag : tags) {
            if (tag.kind() == Tag.Kind.PARTIAL) {
                faults.accept(new Fault(
                        traced.at(tag.start()),
                        "{{> " + tag.name() + "}} can stand in a prompt file only.",
                        "Write its text in place of the tag."));
            }
        }
        if (!found.isEmpty()) {
            throw OutcropException.faults(found);
        }
        var uses = Uses.of(tags, name -> false);
        return new TurnTemplate(
                Filling.of(traced), new LinkedHashSet<>(uses.sure().keySet()));
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public String render(Map<String, ?> values) {
        return filling.fill(values);
    }
}
