package dev.outcrop.session;

import dev.outcrop.error.OutcropException;

/** Which talk: ids are an assistant's own, so two assistants may each have an {@code s1}. */
record SessionKey(String assistant, String id) {

    /** Longer ones are somebody's text by mistake. */
    private static final int LONGEST_ID = 256;

    SessionKey {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw OutcropException.input(
                    "A session of " + assistant + " has an id of " + id.length() + " characters"
                            + (id.isBlank() ? ", all blank." : "."),
                    "Give it an id of 1 to " + LONGEST_ID + " characters that are not all blank.");
        }
    }

    @Override
    public String toString() {
        return "session \"" + id + "\" of " + assistant;
    }
}
