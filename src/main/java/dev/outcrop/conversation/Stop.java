package dev.outcrop.conversation;

import dev.outcrop.conversation.RunResult.Ending;

/** Why a run ends before its plan does; until then, nothing. Thread-safe. */
final class Stop {

    private volatile Ending ending = Ending.COMPLETE;

    /** Ends the run for a reason; the first one stays, unless the user interrupts. */
    synchronized void because(Ending reason) {
        if (ending == Ending.COMPLETE || reason == Ending.INTERRUPTED) {
            ending = reason;
        }
    }

    /** Whether nothing more is to be started. */
    boolean isSet() {
        return ending() != Ending.COMPLETE;
    }

    /** Whether also what is under way is to end. */
    boolean isInterrupt() {
        return ending() == Ending.INTERRUPTED;
    }

    Ending ending() {
        return ending;
    }
}
