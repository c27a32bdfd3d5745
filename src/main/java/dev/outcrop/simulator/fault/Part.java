package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Piece;
import java.time.Duration;

/** A part of an answer that is whole by itself: a frame of a stream, or a document. The bytes are not copied. */
public final class Part {

    private final Role role;
    private final long dueNanos;
    private final byte[] bytes;

    /** What it is to the answer. */
    public enum Role {
        /** It carries some of what is said. */
        DELTA,
        /** It says that the answer has ended, and why. */
        STOP,
        /** It says what the answer took. */
        USAGE,
        OTHER
    }

    /**
     * A part.
     *
     * @param dueNanos from the request on; 0 for at once
     */
    public Part(Role role, long dueNanos, byte[] bytes) {
        this.role = role;
        this.dueNanos = dueNanos;
        this.bytes = bytes;
    }

    Role role() {
        return role;
    }

    byte[] bytes() {
        return bytes;
    }

    Piece piece() {
        return piece(bytes);
    }

    /** Other bytes at its time. */
    Piece piece(byte[] others) {
        return Piece.after(Duration.ofNanos(dueNanos), others);
    }

    /** The same so much later. */
    Piece later(Duration delay) {
        return Piece.after(Duration.ofNanos(dueNanos).plus(delay), bytes);
    }
}
