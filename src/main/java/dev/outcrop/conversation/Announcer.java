package dev.outcrop.conversation;

import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells a listener one thing at a time, and nothing after the run. Thread-safe. */
final class Announcer implements RunListener {

    private final ReentrantLock lock = new ReentrantLock();
    private final RunListener listener;
    private boolean over;
    private @Nullable RuntimeException failure;

    Announcer(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public void started(Subject subject) {
        tell(() -> listener.started(subject));
    }

    @Override
    public void turnDone(Subject subject, int number, TurnOutcome turn) {
        tell(() -> listener.turnDone(subject, number, turn));
    }

    @Override
    public void done(Subject subject, Status status) {
        tell(() -> listener.done(subject, status));
    }

    @Override
    public void reported(Outcome outcome) {
        tell(() -> listener.reported(outcome));
    }

    @Override
    public void settled() {
        tell(listener::settled);
    }

    /**
     * Tells nothing more: a conversation that was given up may still move.
     *
     * @throws RuntimeException what the listener threw, if it did
     */
    void end() {
        lock.lock();
        try {
            over = true;
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** A listener that throws hears nothing more; the run goes on to its end and then throws the same. */
    private void tell(Runnable news) {
        lock.lock();
        try {
            if (!over) {
                news.run();
            }
        } catch (RuntimeException thrown) {
            over = true;
            failure = thrown;
        } finally {
            lock.unlock();
        }
    }
}
