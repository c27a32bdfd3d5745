package dev.outcrop.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How many pixels a picture has, read from its head without decoding it.
 *
 * <p>Sources: PNG specification, IHDR; GIF89a, logical screen descriptor; JPEG (ITU T.81), start of frame; WebP container
 * specification, VP8, VP8L and VP8X.
 */
record PictureSize(int width, int height) {

    /** The size; empty where the head is cut or not as its format has it. */
    static Optional<PictureSize> of(Kind kind, byte[] bytes) {
        try {
            var data = ByteBuffer.wrap(bytes);
            return switch (kind) {
                case PNG -> Optional.of(new PictureSize(data.getInt(16), data.getInt(20)));
                case GIF -> Optional.of(gif(data.order(ByteOrder.LITTLE_ENDIAN)));
                case JPEG -> jpeg(data);
                case WEBP -> webp(data.order(ByteOrder.LITTLE_ENDIAN));
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    private static PictureSize gif(ByteBuffer data) {
        return new PictureSize(unsigned(data, 6), unsigned(data, 8));
    }

    /** Segment by segment up to the start of frame. */
    private static Optional<PictureSize> jpeg(ByteBuffer data) {
        var at = 2;
        while (at + 9 <= data.limit()) {
            if ((data.get(at) & 0xFF) != 0xFF) {
                return Optional.empty();
            }
            var marker = data.get(at + 1) & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (isStartOfFrame(marker)) {
                return Optional.of(new PictureSize(unsigned(data, at + 7), unsigned(data, at + 5)));
            } else {
                at += 2 + Math.max(2, unsigned(data, at + 2));
            }
        }
        return Optional.empty();
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<PictureSize> webp(ByteBuffer data) {
        return switch (data.getInt(12)) {
            case 0x20385056 -> Optional.of(new PictureSize(unsigned(data, 26) & 0x3FFF, unsigned(data, 28) & 0x3FFF));
            case 0x4C385056 -> {
                var bits = data.getInt(21);
                yield Optional.of(new PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1));
            }
            case 0x58385056 ->
                Optional.of(new PictureSize((data.getInt(24) & 0xFFFFFF) + 1, (data.getInt(26) >>> 8) + 1));
            default -> Optional.empty();
        };
    }

    private static int unsigned(ByteBuffer data, int at) {
        return data.getShort(at) & 0xFFFF;
    }
}
