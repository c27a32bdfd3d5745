package dev.outcrop.cli;

import org.jspecify.annotations.Nullable;

/** Where the lines of a chat come from. */
interface ChatLines extends AutoCloseable {

    /** The next line; empty where the user gave one up; null where there are no more. */
    @Nullable
    String next();

    /** Does some work during which Ctrl-C interrupts the calling thread, where there is a Ctrl-C. */
    void interruptibly(Runnable work);

    /** Whether somebody sits there, who can say it again when an answer fails. */
    boolean edited();

    @Override
    void close();
}
