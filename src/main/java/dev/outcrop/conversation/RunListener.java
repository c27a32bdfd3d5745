package dev.outcrop.conversation;

import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;

/** Hears of a run as it goes, one call at a time, on the run's own threads. */
public interface RunListener {

    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /**
     * The run begins.
     *
     * @param run its id, such as {@code 20261124-101502-7f3a}
     * @param attempts at how many conversations there will be; each of them is started, done and reported
     */
    default void began(String run, Backend backend, long attempts) {}

    default void started(Subject subject) {}

    /** A turn has ended; number from 1. */
    default void turnDone(Subject subject, int number, TurnOutcome turn) {}

    /** A conversation has ended; whether it is tolerated is not known yet. */
    default void done(Subject subject, Status status) {}

    /** The outcome of a conversation, in the order of the plan whatever the order in which they end. */
    default void reported(Outcome outcome) {}

    /** All attempts at a conversation have been reported. */
    default void settled() {}
}
