package dev.outcrop.token;

import java.util.Arrays;

/**
 * Cuts a text into tokens, a piece at a time: pieces by GPT-2's pattern, tokens by merging the bytes of a piece.
 *
 * <p>A piece longer than 128 bytes is cut before it is merged, since merging takes the square of its length; so the count of a
 * longer word may be a few tokens higher than the published encoding's.
 */
final class TokenCut {

    private static final int MAX_PIECE = 128;
    private static final byte[] NOTHING = {};

    private final String text;
    private final Vocabulary vocabulary = Vocabulary.shipped();
    private byte[] bytes = new byte[32];
    private int[] starts = new int[2];
    private int[] ranks = {};

    /** The last piece that was cut short: long texts tend to go on as they are, and merging is the dear part. */
    private byte[] repeated = NOTHING;

    /** Characters cut so far. */
    private int at;

    /** Where the word that is being cut ends, in characters. */
    private int word;

    private int pieceAt;
    private int length;
    private int parts;
    private int tokens;

    TokenCut(String text) {
        this.text = text;
    }

    /** Tokens of the pieces so far. */
    int tokens() {
        return tokens;
    }

    /** Tokens of the last piece. */
    int ofPiece() {
        return parts;
    }

    /** Cuts the next piece; false at the end of the text. */
    boolean nextPiece() {
        if (at == text.length()) {
            parts = 0;
            return false;
        }
        if (at == word) {
            word = Pieces.end(text, at);
        }
        pieceAt = at;
        encode();
        if (length >= MAX_PIECE && Arrays.equals(repeated, 0, repeated.length, bytes, 0, length)) {
            tokens += parts;
            return true;
        }
        parts = vocabulary.rank(bytes, 0, length) >= 0 ? whole() : merged();
        tokens += parts;
        repeated = length >= MAX_PIECE ? Arrays.copyOf(bytes, length) : NOTHING;
        return true;
    }

    private int whole() {
        starts[0] = 0;
        starts[1] = length;
        return 1;
    }

    /** The characters up to the end of the word, or as many as a piece may have, as UTF-8. */
    private void encode() {
        length = 0;
        var most = Math.min(word - at, MAX_PIECE);
        if (bytes.length < most * 3 + 1) {
            bytes = new byte[most * 3 + 1];
        }
        while (at < word && length < MAX_PIECE) {
            var character = text.charAt(at++);
            if (character < 0x80) {
                bytes[length++] = (byte) character;
            } else if (Character.isHighSurrogate(character) && at < word && Character.isLowSurrogate(text.charAt(at))) {
                encode(Character.toCodePoint(character, text.charAt(at++)));
            } else {
                // A surrogate alone is three bytes: what matters is that it has some.
                encode(character);
            }
        }
    }

    private void encode(int point) {
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | (point >> 6));
        } else {
            if (point < 0x10000) {
                bytes[length++] = (byte) (0xE0 | (point >> 12));
            } else {
                bytes[length++] = (byte) (0xF0 | (point >> 18));
                bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            }
            bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        }
        bytes[length++] = (byte) (0x80 | (point & 0x3F));
    }

    /** Joins neighbours, those of the lowest rank first, until no two are a token together. */
    private int merged() {
        if (ranks.length <= length) {
            starts = new int[bytes.length + 1];
            ranks = new int[bytes.length + 1];
        }
        for (var i = 0; i <= length; i++) {
            starts[i] = i;
        }
        var count = length;
        for (var i = 0; i < count; i++) {
            ranks[i] = rankOfPair(i, count);
        }
        while (count > 1) {
            var best = 0;
            for (var i = 1; i < count - 1; i++) {
                if (ranks[i] < ranks[best]) {
                    best = i;
                }
            }
            if (ranks[best] == Integer.MAX_VALUE) {
                return count;
            }
            System.arraycopy(starts, best + 2, starts, best + 1, count - best - 1);
            System.arraycopy(ranks, best + 2, ranks, best + 1, Math.max(0, count - best - 2));
            count--;
            ranks[best] = rankOfPair(best, count);
            if (best > 0) {
                ranks[best - 1] = rankOfPair(best - 1, count);
            }
        }
        return count;
    }

    private int rankOfPair(int part, int count) {
        var rank = part + 2 > count ? -1 : vocabulary.rank(bytes, starts[part], starts[part + 2]);
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    /** Where a token of the last piece ends in the text: behind the last character that it completes. */
    int end(int token) {
        return pieceAt + characters(starts[token + 1]);
    }

    private int characters(int end) {
        var count = 0;
        for (var i = 0; i < end; i += width(i)) {
            if (i + width(i) > end) {
                // A token that only begins a character ends with the token that completes it.
                return count + (width(i) == 4 ? 2 : 1);
            }
            count += width(i) == 4 ? 2 : 1;
        }
        return count;
    }

    private int width(int index) {
        var first = bytes[index] & 0xFF;
        return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** Where the text has to end to keep so many tokens, fewer than there are so far and no fewer than before this piece. */
    int endWithin(int most) {
        var kept = most - (tokens - parts);
        var end = pieceAt;
        for (var token = 0; token < kept; token++) {
            var complete = token + 1 == parts || end(token + 1) > end(token);
            end = complete ? end(token) : end;
        }
        return end;
    }
}
