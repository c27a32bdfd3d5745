package dev.outcrop.simulator;

import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** Cuts texts into parts of so many characters each, whatever they hold. */
final class SameSize {

    private SameSize() {}

    static PrimitiveIterator.OfInt ends(String text, int size) {
        var parts = (text.length() + size - 1) / size;
        return IntStream.rangeClosed(1, parts)
                .map(part -> Math.min(text.length(), part * size))
                .iterator();
    }
}
