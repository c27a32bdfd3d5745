package dev.outcrop.prompt;

import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Text put together from pieces of files that still knows where each of its characters stands. Immutable. */
final class Traced {

    private final String text;
    private final List<Piece> pieces;
    private volatile int @Nullable [] lineEnds;

    private Traced(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /**
     * Where a stretch of the text begins.
     *
     * @param start offset in the text
     * @param origin where the character at that offset stands
     */
    private record Piece(int start, Place origin) {}

    /** Text that begins at a place. */
    static Traced of(String text, Place origin) {
        return new Traced(text, List.of(new Piece(0, origin)));
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Where a character stands, with its column where that is known. */
    Place at(int offset) {
        var piece = pieceOf(offset);
        var line = linesBefore(offset);
        var lineStart = line == 0 ? 0 : lineEnds()[line - 1] + 1;
        var origin = piece.origin();
        if (origin.line() == 0) {
            return origin;
        }
        if (lineStart <= piece.start()) {
            var column = origin.column() == 0 ? 0 : origin.column() + offset - piece.start();
            return new Place(origin.file(), origin.line(), column);
        }
        var column = origin.column() == 0 ? 0 : offset - lineStart + 1;
        return new Place(origin.file(), origin.line() + line - linesBefore(piece.start()), column);
    }

    /** How many lines end before an offset. */
    private int linesBefore(int offset) {
        var at = Arrays.binarySearch(lineEnds(), offset);
        return at < 0 ? -at - 1 : at;
    }

    /** Found once: to look for them from each of many faulty tags would take seconds in a file that means harm. */
    private int[] lineEnds() {
        var known = lineEnds;
        if (known == null) {
            known = IntStream.range(0, text.length())
                    .filter(at -> text.charAt(at) == '\n')
                    .toArray();
            lineEnds = known;
        }
        return known;
    }

    /** The line on which a character stands. */
    Place lineAt(int offset) {
        var place = at(offset);
        return new Place(place.file(), place.line(), 0);
    }

    Traced slice(int from, int to) {
        if (from == 0 && to == text.length()) {
            return this;
        }
        var kept = new ArrayList<Piece>();
        kept.add(new Piece(0, at(from)));
        for (var piece : pieces) {
            if (piece.start() > from && piece.start() < to) {
                kept.add(new Piece(piece.start() - from, piece.origin()));
            }
        }
        return new Traced(text.substring(from, to), kept);
    }

    /** Without blank lines before it and without blank space after it. */
    Traced trimmed() {
        var to = text.stripTrailing().length();
        var from = 0;
        for (var end = text.indexOf('\n'); end >= 0 && end < to; end = text.indexOf('\n', from)) {
            if (!text.substring(from, end).isBlank()) {
                break;
            }
            from = end + 1;
        }
        return slice(Math.min(from, to), to);
    }

    private Piece pieceOf(int offset) {
        var low = 0;
        var high = pieces.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low);
    }

    /** Puts pieces together. */
    static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        Builder append(Traced part) {
            for (var piece : part.pieces) {
                pieces.add(new Piece(text.length() + piece.start(), piece.origin()));
            }
            text.append(part.text);
            return this;
        }

        int length() {
            return text.length();
        }

        Traced build() {
            return new Traced(text.toString(), List.copyOf(pieces));
        }
    }
}
