package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The answer, but late. */
final class SlowFirstByte implements FaultKind {

    /** Half as long again as Outcrop waits for a first token, unless it is told otherwise. */
    private static final int USUAL_MILLIS = 90_000;

    @Override
    public String word() {
        return "slow-first-byte";
    }

    @Override
    public String inWhole() {
        return "nothing for delay-ms (" + USUAL_MILLIS + " without it), not even the status line, then the answer";
    }

    @Override
    public String inStream() {
        return "the same";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.DELAY_MS);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        var delay = Duration.ofMillis(settings.delayMillis() == null ? USUAL_MILLIS : settings.delayMillis());
        return Answer.of(200, intact.headers(), Intact.pieces(intact.parts(), part -> part.later(delay)));
    }
}
