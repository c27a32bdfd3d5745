package dev.outcrop.bedrock.body;

/**
 * A part of a talk that is written as one prompt.
 *
 * @param pictures how many stand before the text
 */
record Turn(Role role, String text, int pictures) {

    Turn(Role role, String text) {
        this(role, text, 0);
    }

    enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        /** What a tool has answered. */
        TOOL
    }
}
