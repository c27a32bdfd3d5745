package dev.outcrop.model;

import java.nio.ByteBuffer;

/**
 * Follows the lengths of event-stream frames, to tell a stream that ends between two frames from one that ends inside one.
 *
 * <p>The SDK's decoder drops a frame that was cut and reports success, and makes room for whatever length a frame claims.
 * Fed by one thread, asked by any.
 */
final class FrameMeter {

    /** 16 MiB, the most that AWS's own event-stream library takes (aws-c-event-stream). */
    static final int LONGEST = 16 << 20;

    private static final int LENGTH = 4;

    private int known;
    private int length;
    private long left;
    private volatile boolean inside;

    /** Reads over the bytes without consuming them; false where a frame is longer than any answer may be. */
    boolean pass(ByteBuffer bytes) {
        var at = bytes.position();
        while (at < bytes.limit()) {
            at = known < LENGTH ? at + readLength(bytes.get(at)) : at + skip(bytes.limit() - at);
            if (left > LONGEST) {
                return false;
            }
        }
        inside = known > 0;
        return true;
    }

    private int readLength(byte next) {
        length = (length << 8) | (next & 0xff);
        known++;
        left = (length & 0xffff_ffffL) - LENGTH;
        return 1;
    }

    private int skip(int available) {
        var step = (int) Math.min(Math.max(left, 0), available);
        left -= step;
        if (left <= 0) {
            known = 0;
            length = 0;
        }
        return step;
    }

    /** Whether the bytes so far end inside a frame. */
    boolean insideFrame() {
        return inside;
    }
}
