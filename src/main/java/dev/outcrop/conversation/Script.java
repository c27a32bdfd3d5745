package dev.outcrop.conversation;

/** One conversation file, checked. Immutable. */
public final class Script {

    private Script() {}
}
