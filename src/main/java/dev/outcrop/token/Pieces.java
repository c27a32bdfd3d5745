package dev.outcrop.token;

/**
 * Where GPT-2's pattern ends a piece: {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}.
 *
 * <p>By hand, since the regular expression would cost more than everything else that is done with a text.
 */
final class Pieces {

    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER
    }

    private Pieces() {}

    /** Where the piece ends that begins at an index before the end of the text. */
    static int end(String text, int from) {
        var first = text.charAt(from);
        var contraction = first == '\'' ? contraction(text, from + 1) : 0;
        if (contraction > 0) {
            return from + 1 + contraction;
        }
        if (first == ' ' && from + 1 < text.length()) {
            var next = kind(text, from + 1);
            if (next != Kind.SPACE) {
                return run(text, from + 1, next);
            }
        }
        var kind = kind(text, from);
        var end = run(text, from, kind);
        // White space leaves its last character to the word behind it.
        return kind == Kind.SPACE && end < text.length() && end > from + 1 ? end - 1 : end;
    }

    /** The letters of a contraction behind its apostrophe; 0 where there is none. */
    private static int contraction(String text, int from) {
        for (var word : new String[] {"s", "t", "re", "ve", "m", "ll", "d"}) {
            if (text.startsWith(word, from)) {
                return word.length();
            }
        }
        return 0;
    }

    private static int run(String text, int from, Kind kind) {
        var at = from;
        while (at < text.length() && kind(text, at) == kind) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static Kind kind(String text, int at) {
        var ascii = text.charAt(at);
        if (ascii < 0x80) {
            return ofAscii(ascii);
        }
        var point = text.codePointAt(at);
        if (Character.isLetter(point)) {
            return Kind.LETTER;
        }
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> Kind.NUMBER;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Kind.SPACE;
            default -> point == 0x85 ? Kind.SPACE : Kind.OTHER;
        };
    }

    private static Kind ofAscii(char letter) {
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
            return Kind.LETTER;
        }
        if (letter >= '0' && letter <= '9') {
            return Kind.NUMBER;
        }
        return letter == ' ' || (letter >= '\t' && letter <= '\r') ? Kind.SPACE : Kind.OTHER;
    }
}
