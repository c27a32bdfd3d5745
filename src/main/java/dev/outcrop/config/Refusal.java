package dev.outcrop.config;

import dev.outcrop.error.Fault;

/** Ends the reading of a file at its first fault that nothing behind it can be understood after. */
final class Refusal extends RuntimeException {

    private final transient Fault fault;

    Refusal(Fault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
