package dev.outcrop.token;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** The ends of a text's tokens, piece by piece as they are asked for. */
final class TokenEnds implements PrimitiveIterator.OfInt {

    private final TokenCut cut;
    private int token;

    TokenEnds(String text) {
        this.cut = new TokenCut(text);
    }

    @Override
    public boolean hasNext() {
        if (token == cut.ofPiece()) {
            token = 0;
            return cut.nextPiece();
        }
        return true;
    }

    @Override
    public int nextInt() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var end = cut.end(token++);
        while (token < cut.ofPiece() && cut.end(token) == end) {
            token++;
        }
        return end;
    }
}
