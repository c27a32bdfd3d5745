package dev.outcrop;

/** The front door: opens a project and hands out its assistants and sessions. */
public final class Outcrop {

    private Outcrop() {}
}
