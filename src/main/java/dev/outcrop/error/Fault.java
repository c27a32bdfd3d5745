package dev.outcrop.error;

import java.util.Comparator;

/**
 * One thing that is wrong in one of the project's files, and what to do about it.
 *
 * @param at where it stands
 * @param problem what is wrong, the value in quotes, without the place
 * @param remedy one imperative sentence with the valid choices; may be empty
 */
public record Fault(Place at, String problem, String remedy) {

    /** In the order of the file. */
    public static final Comparator<Fault> IN_ORDER = Comparator.comparing(
                    (Fault fault) -> fault.at().file())
            .thenComparingInt(fault -> fault.at().line())
            .thenComparingInt(fault -> fault.at().column());

    @Override
    public String toString() {
        return remedy.isEmpty() ? at + ": " + problem : at + ": " + problem + "\n" + remedy;
    }
}
