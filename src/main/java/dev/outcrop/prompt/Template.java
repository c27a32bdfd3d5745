package dev.outcrop.prompt;

import dev.outcrop.error.Place;
import java.util.Map;
import java.util.Set;

/** A piece of Mustache text that stands somewhere in a file: the turns of conversations are such pieces. Immutable. */
public interface Template {

    /**
     * Reads a piece of Mustache text; partials belong to prompt files and are refused.
     *
     * @throws dev.outcrop.error.OutcropException of kind input with file, line and column
     */
    static Template parse(String text, Place at) {
        return TurnTemplate.parse(text, at);
    }

    /** The variables that a rendering needs, outermost names only; names inside sections may be fields and do not count. */
    Set<String> variables();

    /**
     * Fills the template once; values are never parsed, nothing is escaped.
     *
     * @throws dev.outcrop.error.OutcropException of kind input that names file, line, variable and the valid ones
     */
    String render(Map<String, ?> values);
}
