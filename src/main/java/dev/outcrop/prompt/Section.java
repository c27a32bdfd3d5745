package dev.outcrop.prompt;

import dev.outcrop.error.Place;
import java.util.Locale;

/**
 * A part of a template file: one message.
 *
 * @param text without the line that opens it, and without blank lines around it
 * @param at the line that opens it
 */
record Section(Role role, Traced text, Place at) {

    enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        /** The line that opens a section of this role, such as {@code user:}. */
        String opening() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }
    }
}
