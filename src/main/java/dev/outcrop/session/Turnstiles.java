package dev.outcrop.session;

import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Lets one turn at a time into each talk, in the order of asking. Thread-safe.
 *
 * <p>A talk takes memory only while somebody is in it or waits for it.
 */
final class Turnstiles {

    private final Map<SessionKey, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /**
     * Waits until the talk is free; whoever is let in has to close the pass, from any thread.
     *
     * @throws CallException of kind cancelled when the thread is interrupted, whose interrupt flag stays set
     */
    Pass enter(SessionKey key) {
        var turnstile = turnstiles.compute(key, (k, present) -> {
            var chosen = present == null ? new Turnstile() : present;
            chosen.visitors++;
            return chosen;
        });
        try {
            turnstile.free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(key);
            throw new CallException(
                    ErrorKind.CANCELLED,
                    "The turn was cancelled while it waited for the turn before it, in " + key + ".",
                    "",
                    CallException.Trace.NONE,
                    e);
        }
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                turnstile.free.release();
                leave(key);
            }
        };
    }

    /** Waits until the talk is free and does something in it; cancelled as {@link #enter} is. */
    boolean alone(SessionKey key, BooleanSupplier deed) {
        var pass = enter(key);
        try {
            return deed.getAsBoolean();
        } finally {
            pass.close();
        }
    }

    /** How many talks somebody is in or waits for. */
    int size() {
        return turnstiles.size();
    }

    private void leave(SessionKey key) {
        turnstiles.computeIfPresent(key, (k, present) -> --present.visitors == 0 ? null : present);
    }

    /** The right to be in a talk; closing it twice does nothing. */
    interface Pass extends AutoCloseable {

        @Override
        void close();
    }

    private static final class Turnstile {

        /** Not a lock: a streamed turn ends on another thread than it began on. */
        private final Semaphore free = new Semaphore(1, true);
        /** Those inside and those waiting; changed only within the map's own locking. */
        private int visitors;
    }
}
