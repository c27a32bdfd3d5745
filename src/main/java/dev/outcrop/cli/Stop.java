package dev.outcrop.cli;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The end of the process: a signal interrupts the command, which then has {@value #GRACE_MS} ms to keep what is finished
 * and to say so.
 *
 * <p>Ctrl-C and SIGTERM come as the shutdown of the JVM, which then ends with 130 or 143 by itself.
 */
final class Stop {

    private static final long GRACE_MS = 10_000;

    private enum State {
        RUNNING,
        ENDED,
        STOPPED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

    private Stop() {}

    /** Watches over a thread from now on. */
    static Stop of(Thread command) {
        var stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.interrupt(command), "stop"));
        return stop;
    }

    private void interrupt(Thread command) {
        if (!state.compareAndSet(State.RUNNING, State.STOPPED)) {
            return;
        }
        command.interrupt();
        try {
            command.join(GRACE_MS);
        } catch (InterruptedException e) {
            // Nobody is left to be told: the process ends.
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process, unless a signal already does. */
    void exit(int code) {
        if (state.compareAndSet(State.RUNNING, State.ENDED)) {
            System.exit(code);
        }
    }
}
