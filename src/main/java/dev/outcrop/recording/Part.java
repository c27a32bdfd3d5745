package dev.outcrop.recording;

/** A part of an answer's body. The bytes are not copied. */
public final class Part {

    private final long atNanos;
    private final byte[] bytes;

    /**
     * A part.
     *
     * @param atNanos after the request had gone out
     */
    public Part(long atNanos, byte[] bytes) {
        this.atNanos = atNanos;
        this.bytes = bytes;
    }

    public long atNanos() {
        return atNanos;
    }

    public byte[] bytes() {
        return bytes;
    }
}
