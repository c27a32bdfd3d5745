package dev.outcrop.report;

import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Status;
import dev.outcrop.usage.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * All attempts at one conversation: one data row of one script on one model. Never empty.
 *
 * <p>In the order of a run's plan they stand together, so that a run of any length is gone through one group at a time.
 */
record Attempts(List<Outcome> outcomes) {

    Attempts {
        outcomes = List.copyOf(outcomes);
    }

    /** Goes through outcomes in the order of their plan, group by group. */
    static void each(Iterable<Outcome> outcomes, Consumer<Attempts> action) {
        var gatherer = new Gatherer(action);
        outcomes.forEach(gatherer::add);
        gatherer.flush();
    }

    Outcome first() {
        return outcomes.get(0);
    }

    /** Attempts that count against the conversation, in order. */
    List<Outcome> unmet() {
        return outcomes.stream()
                .filter(outcome -> outcome.status() != Status.PASSED && !outcome.tolerated())
                .toList();
    }

    /** Passed where enough attempts did; else the gravest of the others: failed, then errored, then skipped. */
    Status status() {
        return unmet().stream()
                .map(Outcome::status)
                .min(Comparator.naturalOrder())
                .orElse(Status.PASSED);
    }

    /** {@code 8/10} where there were several attempts, else empty. */
    String score() {
        var passed = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.PASSED)
                .count();
        return outcomes.size() == 1 ? "" : passed + "/" + outcomes.size();
    }

    Duration time() {
        return outcomes.stream().map(Attempts::timeOf).reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether anything of a conversation was answered, as of one that was interrupted. */
    static boolean begun(Outcome outcome) {
        return outcome.turns().stream().anyMatch(turn -> turn.reply() != null);
    }

    /** The time that the conversation waited for answers. */
    static Duration timeOf(Outcome outcome) {
        var time = Duration.ZERO;
        for (var turn : outcome.turns()) {
            if (turn.reply() != null) {
                time = time.plus(turn.reply().receipt().latency());
            }
        }
        return time;
    }

    Usage usage() {
        var usage = Usage.NONE;
        for (var outcome : outcomes) {
            for (var turn : outcome.turns()) {
                if (turn.reply() != null) {
                    usage = usage.plus(turn.reply().receipt().usage());
                }
            }
        }
        return usage;
    }

    /** Gathers outcomes that come one by one in the order of their plan. Not thread-safe. */
    static final class Gatherer {

        private final Consumer<Attempts> action;
        private final List<Outcome> pending = new ArrayList<>();

        Gatherer(Consumer<Attempts> action) {
            this.action = action;
        }

        /** Takes one more; acts on the group before it where that one is complete. */
        void add(Outcome outcome) {
            if (!pending.isEmpty() && !follows(pending.get(pending.size() - 1), outcome)) {
                flush();
            }
            pending.add(outcome);
        }

        /** Acts on what is left. */
        void flush() {
            if (!pending.isEmpty()) {
                action.accept(new Attempts(pending));
                pending.clear();
            }
        }

        /** Not told by the model, which a fallback may have changed in one attempt and not in another. */
        private static boolean follows(Outcome before, Outcome after) {
            var one = before.subject();
            var other = after.subject();
            return one.file().equals(other.file())
                    && one.name().equals(other.name())
                    && one.row() == other.row()
                    && one.attempt() < other.attempt();
        }
    }
}
