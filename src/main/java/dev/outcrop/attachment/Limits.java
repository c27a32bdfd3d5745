package dev.outcrop.attachment;

import java.util.Locale;

/**
 * How large attachments may be, and how many of them one request may have.
 *
 * <p>Source: Bedrock user guide, Converse: 20 images of 3.75 MB and 8,000 pixels a side, 5 documents of 4.5 MB. A body of
 * Bedrock's has 25 MB, which Base64 fills with {@link #TOTAL} bytes and some words.
 */
public final class Limits {

    public static final int PICTURES = 20;
    public static final int DOCUMENTS = 5;

    /** Bytes of all attachments of one request. */
    public static final int TOTAL = 18_000_000;

    static final int PICTURE_BYTES = 3_750_000;
    static final int DOCUMENT_BYTES = 4_500_000;
    static final int PIXELS = 8_000;

    private Limits() {}

    static int bytes(Kind kind) {
        return kind.isPicture() ? PICTURE_BYTES : DOCUMENT_BYTES;
    }

    /** Such as {@code 3.75 MB}. */
    static String shown(long bytes) {
        if (bytes < 1_000_000) {
            return bytes < 1_000 ? bytes + " bytes" : bytes / 1_000 + " kB";
        }
        var hundredths = bytes / 10_000;
        var text = String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
        return text.replaceFirst("\\.?0+$", "") + " MB";
    }
}
