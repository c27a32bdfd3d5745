package dev.outcrop.token;

import java.util.PrimitiveIterator;

/**
 * The tokens of a text, by GPT-2's byte pair encoding (r50k).
 *
 * <p>An estimate: Bedrock's providers have vocabularies of their own, most of them unpublished. English comes out within a few
 * per cent of theirs, other scripts and source code rather too high. Every count of the product goes through here, so that what
 * the simulator bills, what a window holds and what CountTokens answers agree. Thread-safe.
 */
public final class Tokens {

    private Tokens() {}

    /** How many tokens a text has. */
    public static int count(String text) {
        var cut = new TokenCut(text);
        while (cut.nextPiece()) {
            // The cut counts.
        }
        return cut.tokens();
    }

    /** The beginning of a text, at most so many tokens long and never ending within a character. */
    public static String first(String text, int tokens) {
        var cut = new TokenCut(text);
        while (cut.nextPiece()) {
            if (cut.tokens() > tokens) {
                return text.substring(0, cut.endWithin(tokens));
            }
        }
        return text;
    }

    /**
     * Where the tokens of a text end, as indices of its characters; the last one is its length.
     *
     * <p>Tokens that share a character end together, so there may be fewer ends than tokens.
     */
    public static PrimitiveIterator.OfInt ends(String text) {
        return new TokenEnds(text);
    }
}
