package dev.outcrop.cli;

/**
 * Makes other people's words harmless on a terminal: escape sequences go, so do control characters, and characters that
 * turn the direction of text or cannot be seen. Line ends and tabs stay, and all other text as it is.
 *
 * <p>One object cleans one stream of pieces; a sequence may be split over them anywhere. What is held back between two
 * pieces is one character at most. Source of the grammar: ECMA-48, section 5, and xterm's control sequences. Not
 * thread-safe.
 */
final class TerminalText {

    private static final char ESC = '\u001b';
    private static final char BELL = '\u0007';

    /** Where in the grammar the last piece ended. */
    private enum State {
        TEXT,
        /** After ESC. */
        ESCAPE,
        /** After ESC and an intermediate byte: one final byte is to come. */
        INTERMEDIATE,
        /** In a control sequence (CSI): parameters, then one final byte. */
        CONTROL,
        /** In an OSC, DCS, SOS, PM or APC string: until BEL, ST or the end of the line. */
        STRING
    }

    private State state = State.TEXT;
    private char highSurrogate;

    /** Cleans a whole text. */
    static String clean(String text) {
        var cleaner = new TerminalText();
        return cleaner.next(text) + cleaner.end();
    }

    /** Cleans the next piece of a stream. */
    String next(String piece) {
        if (state == State.TEXT && highSurrogate == 0 && harmless(piece)) {
            return piece;
        }
        var out = new StringBuilder(piece.length());
        for (var i = 0; i < piece.length(); i++) {
            accept(piece.charAt(i), out);
        }
        return out.toString();
    }

    /** What was held back when the stream ends. */
    String end() {
        var rest = highSurrogate == 0 ? "" : "\ufffd";
        highSurrogate = 0;
        state = State.TEXT;
        return rest;
    }

    private static boolean harmless(String piece) {
        for (var i = 0; i < piece.length(); i++) {
            var c = piece.charAt(i);
            if (dropped(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private void accept(char c, StringBuilder out) {
        switch (state) {
            case TEXT -> text(c, out);
            case ESCAPE -> escape(c, out);
            case INTERMEDIATE -> {
                if (!intermediate(c)) {
                    leave(c, c >= 0x30 && c <= 0x7e, out);
                }
            }
            case CONTROL -> {
                if (c < 0x20 || c > 0x3f) {
                    leave(c, c >= 0x40 && c <= 0x7e, out);
                }
            }
            case STRING -> {
                if (c == BELL || c == '\u009c') {
                    state = State.TEXT;
                } else if (c == ESC || c == '\n' || c == '\u0018' || c == '\u001a') {
                    // A string that nobody ends must not swallow the rest of the answer: its line ends it too.
                    leave(c, false, out);
                }
            }
        }
    }

    /** Ends a sequence; a character that does not belong to it is looked at again as text. */
    private void leave(char c, boolean belongs, StringBuilder out) {
        state = State.TEXT;
        if (!belongs) {
            text(c, out);
        }
    }

    private void escape(char c, StringBuilder out) {
        if (c == '[') {
            state = State.CONTROL;
        } else if (c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_') {
            state = State.STRING;
        } else if (intermediate(c)) {
            state = State.INTERMEDIATE;
        } else {
            leave(c, c >= 0x30 && c <= 0x7e, out);
        }
    }

    private static boolean intermediate(char c) {
        return c >= 0x20 && c <= 0x2f;
    }

    private void text(char c, StringBuilder out) {
        if (highSurrogate != 0) {
            pair(c, out);
            return;
        }
        switch (c) {
            case ESC -> state = State.ESCAPE;
            case '\u009b' -> state = State.CONTROL;
            case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f' -> state = State.STRING;
            default -> {
                if (Character.isHighSurrogate(c)) {
                    highSurrogate = c;
                } else if (Character.isLowSurrogate(c)) {
                    out.append('\ufffd');
                } else if (!dropped(c)) {
                    out.append(c);
                }
            }
        }
    }

    private void pair(char c, StringBuilder out) {
        var high = highSurrogate;
        highSurrogate = 0;
        if (!Character.isLowSurrogate(c)) {
            out.append('\ufffd');
            text(c, out);
        } else if (!tag(Character.toCodePoint(high, c))) {
            out.append(high).append(c);
        }
    }

    /** C0 but line feed and tab, DEL, C1, and the controls that embed, override and isolate directions. */
    private static boolean dropped(char c) {
        return (c < 0x20 && c != '\n' && c != '\t')
                || (c >= 0x7f && c <= 0x9f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** Tag characters are invisible and can carry hidden text. */
    private static boolean tag(int codePoint) {
        return codePoint >= 0xe0000 && codePoint <= 0xe007f;
    }
}
