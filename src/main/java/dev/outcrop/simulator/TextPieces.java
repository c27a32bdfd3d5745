package dev.outcrop.simulator;

/**
 * Cuts text into pieces that stand for tokens: a word of at most eight letters with the white space before it.
 *
 * <p>Longer words take several pieces; a punctuation mark, an ideograph or an emoji is one of its own. One rule counts what is
 * asked, counts what is answered, and cuts streams into deltas, so that all three agree.
 */
final class TextPieces {

    private static final int MAX_LETTERS = 8;

    /** Where scripts begin that write a word in one or two characters. */
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private TextPieces() {}

    /** Where the piece that begins at {@code from} ends; never within a surrogate pair. */
    static int end(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        var word = at;
        while (at < text.length() && at - word < MAX_LETTERS && ofWord(text.charAt(at))) {
            at++;
        }
        return at > word ? at : at + Character.charCount(text.codePointAt(at));
    }

    private static boolean ofWord(char letter) {
        return letter < FIRST_IDEOGRAPH && Character.isLetterOrDigit(letter);
    }

    /** How many pieces a text has. */
    static int count(String text) {
        var count = 0;
        for (var at = 0; at < text.length(); at = end(text, at)) {
            count++;
        }
        return count;
    }

    /** The first pieces of a text. */
    static String first(String text, int pieces) {
        var at = 0;
        for (var count = 0; at < text.length() && count < pieces; count++) {
            at = end(text, at);
        }
        return text.substring(0, at);
    }
}
