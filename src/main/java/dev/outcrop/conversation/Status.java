package dev.outcrop.conversation;

import java.util.Locale;

/** How a turn or a conversation ended. */
public enum Status {
    PASSED,
    /** A check was not met. */
    FAILED,
    /** It could not be done: the model call failed. */
    ERRORED,
    /** It was not run. */
    SKIPPED;

    /** The word of reports, such as {@code passed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
