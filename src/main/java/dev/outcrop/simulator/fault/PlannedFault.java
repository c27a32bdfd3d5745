package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;

/**
 * A fault as a rule plans it.
 *
 * @param times how many requests it meets; {@link #ALWAYS} for all
 */
public record PlannedFault(FaultKind kind, Settings settings, int times) {

    public static final int ALWAYS = Integer.MAX_VALUE;

    /** How the answer comes out. */
    public Answer answer(Intact intact) {
        return kind.answer(intact, settings);
    }
}
