package dev.outcrop.simulator;

import java.nio.file.Path;

/** What a simulator answers to which requests, from a rules file. Immutable. */
public final class Rules {

    private Rules() {}

    /** No rules: plain, deterministic answers. */
    public static Rules none() {
        return new Rules();
    }

    /**
     * Reads a rules file.
     *
     * @throws dev.outcrop.error.OutcropException of kind input with every fault of the file
     */
    public static Rules read(Path file) {
        throw new UnsupportedOperationException("simulator");
    }
}
