package dev.outcrop.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest files of each kind. */
public final class Samples {

    /** One pixel. */
    public static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static final byte[] PDF = text("%PDF-1.4\n%%EOF\n");
    public static final byte[] GIF = bytes("GIF89a", 2, 0, 3, 0, 0, 0, 0);

    /** Two segments, the second of which says 5 by 4. */
    public static final byte[] JPEG =
            bytes("", 0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 4, 0, 5, 1, 1, 0x11, 0, 0xFF, 0xD9);

    public static final byte[] WEBP = join(
            text("RIFF"),
            bytes("", 22, 0, 0, 0),
            text("WEBPVP8X"),
            bytes("", 10, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 7, 0, 0));
    public static final byte[] DOCX = zip("[Content_Types].xml", "word/document.xml");
    public static final byte[] XLSX = zip("[Content_Types].xml", "xl/workbook.xml");
    public static final byte[] ZIP = zip("readme");

    private Samples() {}

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The head of a PNG of some size. */
    static byte[] png(int width, int height) {
        var png = PNG.clone();
        for (var i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >> (24 - 8 * i));
            png[20 + i] = (byte) (height >> (24 - 8 * i));
        }
        return png;
    }

    /** A beginning and zeros up to a size. */
    static byte[] filled(byte[] beginning, int size) {
        var all = new byte[size];
        System.arraycopy(beginning, 0, all, 0, beginning.length);
        return all;
    }

    public static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String before, int... values) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(text(before));
        for (var value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... names) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
