package dev.outcrop.conversation.check;

/** Text as it stands in a finding: quoted, on one line, at most 200 characters of it. */
final class Excerpt {

    private static final int LONGEST = 200;

    /** How much is shown before the place of interest. */
    private static final int BEFORE = 60;

    private Excerpt() {}

    /** The beginning of a text. */
    static String of(String text) {
        return text.isEmpty() ? "an empty text" : from(text, 0);
    }

    /** The part of a text around an index. */
    static String around(String text, int index) {
        return text.length() <= LONGEST ? of(text) : from(text, Math.max(0, index - BEFORE));
    }

    private static String from(String text, int start) {
        var from = start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
        var end = Math.min(text.length(), from + LONGEST);
        var until = end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
        var shown = new StringBuilder(from > 0 ? "\"…" : "\"");
        text.substring(from, until).codePoints().forEach(point -> append(shown, point));
        return until < text.length()
                ? shown.append("…\" (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : shown.append('"').toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (Character.isISOControl(point)) {
                    shown.append(String.format("\\u%04x", point));
                } else {
                    shown.appendCodePoint(point);
                }
            }
        }
    }
}
