package dev.outcrop.conversation.check;

/** Every kind of check: the line to add for a new one. */
public final class CheckKinds {

    private CheckKinds() {}
}
