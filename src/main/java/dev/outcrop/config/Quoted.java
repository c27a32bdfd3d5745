package dev.outcrop.config;

/** Text of a file as it may stand in a message: in quotes, on one line, cut to 60 characters. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        return '"' + printable(text, LONGEST) + '"';
    }

    /** A key as it names a value in a message: without quotes, otherwise the same. */
    static String key(String key) {
        return printable(key, LONGEST);
    }

    /** On one line, without anything that moves a cursor, cut to some code points. */
    static String printable(String text, int longest) {
        var shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> append(shown, point));
        if (text.codePointCount(0, text.length()) > longest) {
            shown.append('…');
        }
        return shown.toString();
    }

    /** Control and format characters are written out, so that a file cannot move the cursor of whoever reads the fault. */
    private static void append(StringBuilder shown, int point) {
        var type = Character.getType(point);
        if (point == '\n') {
            shown.append("\\n");
        } else if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE) {
            shown.append(String.format("\\u%04x", point));
        } else {
            shown.appendCodePoint(point);
        }
    }
}
