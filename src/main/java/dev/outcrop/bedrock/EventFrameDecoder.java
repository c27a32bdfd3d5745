package dev.outcrop.bedrock;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts bytes, as they arrive, into frames whose checksums are right.
 *
 * <p>Never holds more than one frame, and of that no more than has arrived. Not thread-safe; of no use after it threw.
 */
public final class EventFrameDecoder {

    /** The largest frame that Amazon Event Stream allows: 16 MiB of payload, 128 KiB of headers. */
    public static final int MAX_FRAME = 16 * 1024 * 1024 + 128 * 1024 + EventFrame.PRELUDE + EventFrame.CHECKSUM;

    private static final int SMALLEST = EventFrame.PRELUDE + EventFrame.CHECKSUM;

    private static final int ROOM_AT_FIRST = 512;
    private static final int ROOM_KEPT = 64 * 1024;

    private final int maxFrame;
    private byte[] held = new byte[ROOM_AT_FIRST];
    private int count;

    /**
     * A decoder for one stream.
     *
     * @param maxFrame bytes from which on a frame is refused as soon as its length is read
     */
    public EventFrameDecoder(int maxFrame) {
        this.maxFrame = maxFrame;
    }

    /**
     * Takes the next bytes.
     *
     * @param frames told of each frame that they complete
     * @throws CorruptFrameException at the first byte sequence that is no frame
     */
    public void decode(ByteBuffer bytes, Consumer<EventFrame> frames) throws CorruptFrameException {
        while (bytes.hasRemaining()) {
            take(bytes, EventFrame.PRELUDE);
            if (count < EventFrame.PRELUDE) {
                return;
            }
            var length = checkedLength();
            take(bytes, length);
            if (count == length) {
                frames.accept(frame());
                forget();
            }
        }
    }

    /** Whether the bytes so far end in the middle of a frame: at the end of a stream, one that was cut off. */
    public boolean midFrame() {
        return count > 0;
    }

    /** Gives back the room that a large frame took: most are a few hundred bytes. */
    private void forget() {
        count = 0;
        if (held.length > ROOM_KEPT) {
            held = new byte[ROOM_AT_FIRST];
        }
    }

    private void take(ByteBuffer bytes, int wanted) {
        var more = Math.min(wanted - count, bytes.remaining());
        if (more <= 0) {
            return;
        }
        if (count + more > held.length) {
            held = Arrays.copyOf(held, Math.min(wanted, Math.max(count + more, 2 * held.length)));
        }
        bytes.get(held, count, more);
        count += more;
    }

    private int checkedLength() throws CorruptFrameException {
        var prelude = ByteBuffer.wrap(held, 0, EventFrame.PRELUDE);
        var length = prelude.getInt();
        var headers = prelude.getInt();
        if (prelude.getInt() != EventFrame.checksum(held, EventFrame.PRELUDE - EventFrame.CHECKSUM)) {
            throw new CorruptFrameException("the checksum of a frame's prelude is wrong");
        }
        if (length < SMALLEST || headers < 0 || headers > length - SMALLEST) {
            throw new CorruptFrameException("a frame of " + length + " bytes claims " + headers + " bytes of headers");
        }
        if (length > maxFrame) {
            throw new CorruptFrameException("a frame of " + length + " bytes is over the bound of " + maxFrame);
        }
        return length;
    }

    private EventFrame frame() throws CorruptFrameException {
        var end = count - EventFrame.CHECKSUM;
        if (ByteBuffer.wrap(held).getInt(end) != EventFrame.checksum(held, end)) {
            throw new CorruptFrameException("the checksum of a frame is wrong");
        }
        var headersEnd = EventFrame.PRELUDE + ByteBuffer.wrap(held).getInt(4);
        var headers = EventHeaders.read(ByteBuffer.wrap(held, EventFrame.PRELUDE, headersEnd - EventFrame.PRELUDE));
        return new EventFrame(headers, Arrays.copyOfRange(held, headersEnd, end));
    }
}
