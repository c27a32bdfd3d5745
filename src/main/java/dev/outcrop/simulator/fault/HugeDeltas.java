package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import java.util.EnumSet;
import java.util.Set;

/** A model that does not know when to stop: 12 MiB of text. */
final class HugeDeltas implements FaultKind {

    private static final int DELTAS = 12;
    private static final int MEBIBYTE = 1 << 20;

    @Override
    public String word() {
        return "huge-delta";
    }

    @Override
    public String inWhole() {
        return "an answer whose text is " + DELTAS + " MiB long";
    }

    @Override
    public String inStream() {
        return "the same in " + DELTAS + " deltas of 1 MiB";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.noneOf(Setting.class);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        return intact.saying(Text.HUGE, MEBIBYTE).answer();
    }

    /** Made when it is asked for first, and one for all. */
    private static final class Text {
        static final String HUGE = "x".repeat(DELTAS * MEBIBYTE);
    }
}
