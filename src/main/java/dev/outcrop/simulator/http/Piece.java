package dev.outcrop.simulator.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer's body that is sent at one time.
 *
 * <p>Pieces that are due together may travel in one packet, as they may from any server. The bytes are not copied.
 */
public final class Piece {

    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final long dueNanos;
    private final @Nullable Break after;

    private Piece(byte[] bytes, long dueNanos, @Nullable Break after) {
        this.bytes = bytes;
        this.dueNanos = dueNanos;
        this.after = after;
    }

    /** What a server may do to a connection instead of going on. */
    public enum Break {
        /** The connection is reset: the client sees RST, on HTTP/2 all streams of the connection go down with it. */
        RESET,
        /** The stream alone is reset, RST_STREAM, and others on its connection go on; on HTTP/1.1 the same as RESET. */
        RESET_STREAM,
        /** The sending side is shut in the middle of the answer: the client sees FIN. */
        HALF_CLOSE,
        /** Nothing more is ever sent; the connection stays open. */
        STALL
    }

    /** Bytes that are sent as soon as what stands before them. */
    public static Piece of(byte[] bytes) {
        return new Piece(bytes, 0, null);
    }

    /** Bytes that are sent no sooner than so long after the request had arrived. */
    public static Piece after(Duration delay, byte[] bytes) {
        return new Piece(bytes, delay.toNanos(), null);
    }

    /** The end of everything, once what stands before it is on its way. */
    public static Piece broken(Break how) {
        return new Piece(NOTHING, 0, how);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Nanoseconds after the arrival of the request; 0 for at once. */
    public long dueNanos() {
        return dueNanos;
    }

    @Nullable
    Break breaks() {
        return after;
    }
}
