package dev.outcrop.model;

import java.time.Duration;

/** The passing of time, so that waiting can be tested without waiting. Thread-safe. */
interface Time extends AutoCloseable {

    /** Like {@link System#nanoTime}: only differences mean something. */
    long nanos();

    /** Waits on the calling thread. */
    void pause(Duration length) throws InterruptedException;

    /** Runs an action later, on a thread that must not be blocked. */
    Alarm after(Duration delay, Runnable action);

    /** An action that has not run yet, unless it has. */
    interface Alarm {
        void cancel();
    }

    /** Forgets all alarms. */
    @Override
    void close();

    /** How long it is since a moment that {@link #nanos} named. */
    default Duration since(long moment) {
        return Duration.ofNanos(nanos() - moment);
    }
}
