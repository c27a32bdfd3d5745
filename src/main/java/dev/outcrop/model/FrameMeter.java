package dev.outcrop.model;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the lengths of event-stream frames: tells a stream that ends between two frames from one that ends inside one, and
 * parts what arrived together.
 *
 * <p>The SDK's decoder drops a frame that was cut and reports success, makes room for whatever length a frame claims, and
 * loses the good frames that arrive in one packet with a damaged one behind them. Fed by one thread, asked by any.
 */
final class FrameMeter {

    /** 16 MiB, the most that AWS's own event-stream library takes (aws-c-event-stream). */
    static final int LONGEST = 16 << 20;

    private static final int LENGTH = 4;

    private int known;
    private int length;
    private long left;
    private volatile boolean inside;

    /**
     * The bytes, parted behind the end of each frame; none are copied.
     *
     * @throws UncheckedIOException where a frame is longer than any answer may be
     */
    List<ByteBuffer> parts(ByteBuffer bytes) {
        var parts = new ArrayList<ByteBuffer>();
        var from = bytes.position();
        var at = from;
        while (at < bytes.limit()) {
            at = known < LENGTH ? at + readLength(bytes.get(at)) : at + skip(bytes.limit() - at);
            if (left > LONGEST) {
                throw new UncheckedIOException(new AnswerBound.Exceeded());
            }
            if (known == 0 || at == bytes.limit()) {
                parts.add(bytes.duplicate().position(from).limit(at));
                from = at;
            }
        }
        inside = known > 0;
        return parts;
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
