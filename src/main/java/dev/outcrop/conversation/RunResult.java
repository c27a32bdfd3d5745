package dev.outcrop.conversation;

import dev.outcrop.config.Backend;
import dev.outcrop.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A finished run.
 *
 * @param run its id, such as {@code 20261124-101502-7f3a}
 * @param outcomes every conversation of the plan, those that were not run too
 */
public record RunResult(
        String run, Backend backend, Instant started, Duration elapsed, Outcomes outcomes, Ending ending) {

    /** Failures that say something of the conversation itself: another one on the same model may well have an answer. */
    private static final Set<ErrorKind> OF_THE_CONVERSATION = EnumSet.of(
            ErrorKind.CONTEXT_OVERFLOW,
            ErrorKind.INVALID_REQUEST,
            ErrorKind.MODEL_ERROR,
            ErrorKind.MODEL_TIMEOUT,
            ErrorKind.INCOMPLETE_STREAM,
            ErrorKind.STALLED_STREAM,
            ErrorKind.CORRUPT_STREAM);

    /** A run that came to its end. */
    public RunResult(String run, Backend backend, Instant started, Duration elapsed, List<Outcome> outcomes) {
        this(run, backend, started, elapsed, Outcomes.of(outcomes), Ending.COMPLETE);
    }

    /** How a run came to its end. */
    public enum Ending {
        COMPLETE,
        /** The first conversation that did not pass ended it, as was asked for. */
        FAILED_FAST,
        /** Access or credentials are missing, so that no other call would have been answered either. */
        NO_ACCESS,
        INTERRUPTED
    }

    /** The sums, counted anew by each call. */
    public Totals totals() {
        var totals = Totals.NONE;
        for (var outcome : outcomes) {
            totals = totals.plus(outcome);
        }
        return totals;
    }

    /**
     * The exit code of a command that ends with this run; tolerated attempts do not count.
     *
     * <p>130 where it was interrupted; 2 where a turn does not fit its assistant; 3 where a conversation could not be held
     * (credentials, access, network, store, budget, a model that is not there); 1 where a check was not met, or the model
     * failed over one conversation; else 0. The first of them that is true counts.
     */
    public int exitCode() {
        if (ending == Ending.INTERRUPTED) {
            return ErrorKind.CANCELLED.exitCode();
        }
        var failures = EnumSet.noneOf(ErrorKind.class);
        var unmet = false;
        for (var outcome : outcomes) {
            if (!outcome.tolerated()) {
                unmet |= outcome.status() != Status.PASSED;
                outcome.errorKinds().forEach(failures::add);
            }
        }
        if (failures.contains(ErrorKind.INPUT)) {
            return ErrorKind.INPUT.exitCode();
        }
        failures.removeAll(OF_THE_CONVERSATION);
        if (failures.isEmpty()) {
            return unmet ? 1 : 0;
        }
        return ErrorKind.NETWORK.exitCode();
    }
}
