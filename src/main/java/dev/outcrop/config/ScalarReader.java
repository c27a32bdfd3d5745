package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.util.function.Consumer;

/** Turns the text of a scalar into a value. */
interface ScalarReader {

    /** Takes scalars as they stand in the file. */
    ScalarReader AS_WRITTEN = (text, plain, at, faults) ->
            new ScalarNode(at, plain ? CoreSchema.kindOf(text) : Node.Kind.TEXT, text, null, false);

    /**
     * Reads one scalar.
     *
     * @param plain whether it stands without quotes, so that it may be a number, a flag or null
     */
    Node read(String text, boolean plain, Place at, Consumer<Fault> faults);
}
