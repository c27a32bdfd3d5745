package dev.outcrop.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attempts of one conversation and their outcomes as they come in. Not thread-safe. */
final class Group {

    private final List<Performance> attempts;
    private final int pass;
    private final @Nullable Outcome[] outcomes;
    private int missing;

    /** Attempts of which so many have to pass. */
    Group(List<Performance> attempts, int pass) {
        this.attempts = List.copyOf(attempts);
        this.pass = pass;
        this.outcomes = new Outcome[attempts.size()];
        this.missing = attempts.size();
    }

    List<Performance> attempts() {
        return attempts;
    }

    /** Takes an outcome in; false where there is one already. */
    boolean take(int attempt, Outcome outcome) {
        if (outcomes[attempt] != null) {
            return false;
        }
        outcomes[attempt] = outcome;
        missing--;
        return true;
    }

    boolean isComplete() {
        return missing == 0;
    }

    /** Whether enough attempts passed. */
    boolean isMet() {
        return all().stream()
                        .filter(outcome -> outcome.status() == Status.PASSED)
                        .count()
                >= pass;
    }

    /** The outcomes of a complete group; in one that is met, what failed is tolerated. */
    List<Outcome> settled() {
        return isMet() ? all().stream().map(Group::tolerated).toList() : all();
    }

    private List<Outcome> all() {
        return Arrays.stream(outcomes).filter(Objects::nonNull).toList();
    }

    private static Outcome tolerated(Outcome outcome) {
        return outcome.status() == Status.FAILED || outcome.status() == Status.ERRORED
                ? outcome.asTolerated()
                : outcome;
    }
}
