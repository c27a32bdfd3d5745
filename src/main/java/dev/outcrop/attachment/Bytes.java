package dev.outcrop.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a file's bytes tell of it. */
final class Bytes {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final String PDF_MARK = "%PDF-";
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** Where readers of PDF look for its mark. */
    private static final int PDF_MARK_WITHIN = 1_024;

    private Bytes() {}

    /** The kind that the bytes themselves name; empty for texts, and for what nobody here knows. */
    static Optional<Kind> kind(byte[] bytes) {
        if (begins(bytes, PNG)) {
            return Optional.of(Kind.PNG);
        }
        if (begins(bytes, JPEG)) {
            return Optional.of(Kind.JPEG);
        }
        if (has(bytes, "GIF87a", 0) || has(bytes, "GIF89a", 0)) {
            return Optional.of(Kind.GIF);
        }
        if (has(bytes, "RIFF", 0) && has(bytes, "WEBP", 8)) {
            return Optional.of(Kind.WEBP);
        }
        if (has(bytes, PDF_MARK, 0)) {
            return Optional.of(Kind.PDF);
        }
        return begins(bytes, ZIP) ? office(bytes) : Optional.empty();
    }

    /** The names of a zip file's entries stand in it as they are: nothing has to be unpacked to read them. */
    private static Optional<Kind> office(byte[] zip) {
        if (!holds(zip, "[Content_Types].xml", zip.length)) {
            return Optional.empty();
        }
        if (holds(zip, "word/document", zip.length)) {
            return Optional.of(Kind.DOCX);
        }
        return holds(zip, "xl/workbook", zip.length) ? Optional.of(Kind.XLSX) : Optional.empty();
    }

    /** Whether they are a PDF as readers take it: some bytes may stand before its mark. */
    static boolean arePdf(byte[] bytes) {
        return holds(bytes, PDF_MARK, PDF_MARK_WITHIN);
    }

    /** Whether they are a text: UTF-8 without zeros. */
    static boolean areText(byte[] bytes) {
        for (var each : bytes) {
            if (each == 0) {
                return false;
            }
        }
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean begins(byte[] bytes, byte[] mark) {
        return at(bytes, mark, 0);
    }

    private static boolean has(byte[] bytes, String mark, int from) {
        return at(bytes, mark.getBytes(StandardCharsets.US_ASCII), from);
    }

    private static boolean holds(byte[] bytes, String mark, int within) {
        var wanted = mark.getBytes(StandardCharsets.US_ASCII);
        for (var from = 0; from < within && from + wanted.length <= bytes.length; from++) {
            if (at(bytes, wanted, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean at(byte[] bytes, byte[] mark, int from) {
        if (bytes.length < from + mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if (bytes[from + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
