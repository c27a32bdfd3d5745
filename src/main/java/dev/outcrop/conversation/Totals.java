package dev.outcrop.conversation;

import dev.outcrop.usage.Usage;

/**
 * A run summed up.
 *
 * @param turns that were asked, those of tolerated attempts too
 * @param usage cost null where that of any turn is not known
 */
public record Totals(Count conversations, long turns, Usage usage) {

    public static final Totals NONE = new Totals(Count.NONE, 0, Usage.NONE);

    /** With one more conversation. */
    public Totals plus(Outcome outcome) {
        var asked = turns;
        var spent = usage;
        for (var turn : outcome.turns()) {
            if (turn.status() != Status.SKIPPED) {
                asked++;
            }
            if (turn.reply() != null) {
                spent = spent.plus(turn.reply().receipt().usage());
            }
        }
        return new Totals(conversations.plus(outcome), asked, spent);
    }

    /**
     * Conversations by how they ended; each is counted under one word.
     *
     * @param tolerated attempts that did not pass while enough of their siblings did
     */
    public record Count(long passed, long failed, long errored, long skipped, long tolerated) {

        public static final Count NONE = new Count(0, 0, 0, 0, 0);

        public long all() {
            return passed + failed + errored + skipped + tolerated;
        }

        private Count plus(Outcome outcome) {
            var one = outcome.tolerated() ? null : outcome.status();
            return new Count(
                    passed + (one == Status.PASSED ? 1 : 0),
                    failed + (one == Status.FAILED ? 1 : 0),
                    errored + (one == Status.ERRORED ? 1 : 0),
                    skipped + (one == Status.SKIPPED ? 1 : 0),
                    tolerated + (one == null ? 1 : 0));
        }
    }
}
