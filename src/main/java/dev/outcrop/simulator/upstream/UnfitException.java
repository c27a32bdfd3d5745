package dev.outcrop.simulator.upstream;

/** A request holds what an upstream cannot be told; the message says what. */
public final class UnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
        super(message);
    }
}
