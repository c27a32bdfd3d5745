package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.fault.Part.Role;
import dev.outcrop.simulator.http.Piece;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of an answer up to a place, and from there on what a fault makes of the rest.
 *
 * <p>The place is behind so many deltas, at the latest before the part that says that the answer has ended.
 */
final class Passage implements Iterator<Piece> {

    private final Iterator<Part> parts;
    private final int deltas;
    private final Function<Iterator<Part>, Iterator<Piece>> fault;
    private @Nullable Part next;
    private @Nullable Iterator<Piece> spoilt;
    private int passed;

    /**
     * A passage.
     *
     * @param fault given what would follow, asked for pieces once everything before has been
     */
    Passage(Iterator<Part> parts, int deltas, Function<Iterator<Part>, Iterator<Piece>> fault) {
        this.parts = parts;
        this.deltas = deltas;
        this.fault = fault;
    }

    /** Goes on with single pieces and leaves out what would follow. */
    static Function<Iterator<Part>, Iterator<Piece>> ending(Piece... pieces) {
        return rest -> List.of(pieces).iterator();
    }

    @Override
    public boolean hasNext() {
        return spoilt == null ? here() || spoil().hasNext() : spoilt.hasNext();
    }

    @Override
    public Piece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var before = next;
        if (spoilt != null || before == null) {
            return spoil().next();
        }
        next = null;
        passed += before.role() == Role.DELTA ? 1 : 0;
        return before.piece();
    }

    /** Whether a part before the place is at hand. */
    private boolean here() {
        if (next == null && parts.hasNext()) {
            next = parts.next();
        }
        return next != null && next.role() != Role.STOP && (next.role() != Role.DELTA || passed < deltas);
    }

    private Iterator<Piece> spoil() {
        if (spoilt == null) {
            spoilt = fault.apply(new Rest(next, parts));
            next = null;
        }
        return spoilt;
    }

    /** A part that was looked at, and those behind it. */
    private static final class Rest implements Iterator<Part> {

        private final Iterator<Part> parts;
        private @Nullable Part first;

        Rest(@Nullable Part first, Iterator<Part> parts) {
            this.first = first;
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            return first != null || parts.hasNext();
        }

        @Override
        public Part next() {
            var part = first == null ? parts.next() : first;
            first = null;
            return part;
        }
    }
}
