package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Piece;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A piece and those behind it, which are not asked for before it is sent. */
final class Chain implements Iterator<Piece> {

    private final Iterator<Piece> others;
    private @Nullable Piece first;

    private Chain(Piece first, Iterator<Piece> others) {
        this.first = first;
        this.others = others;
    }

    static Iterator<Piece> of(Piece first, Iterator<Piece> others) {
        return new Chain(first, others);
    }

    @Override
    public boolean hasNext() {
        return first != null || others.hasNext();
    }

    @Override
    public Piece next() {
        var piece = first;
        first = null;
        return piece == null ? others.next() : piece;
    }
}
