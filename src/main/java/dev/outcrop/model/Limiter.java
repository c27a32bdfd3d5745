package dev.outcrop.model;

import dev.outcrop.error.ErrorKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * How many requests may be under way to one model at once: half as many after it throttled one, more again as it answers.
 *
 * <p>Halves once for the requests that were sent before the last halving, however many of them are throttled; grows by one
 * for as many answers as it admits; open again after a minute without throttling. Thread-safe.
 */
final class Limiter {

    private static final Duration FORGIVEN = Duration.ofMinutes(1);

    private final Time time;
    private final int most;
    private final Deque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();
    private int limit;
    private int underWay;
    private int answers;
    private long halvedAt;

    Limiter(Time time, int most) {
        this.time = time;
        this.most = most;
        this.limit = most;
    }

    /** A permit, at once or when its turn comes; one that is no longer wanted is cancelled. */
    CompletableFuture<Permit> acquire() {
        synchronized (waiting) {
            forgive();
            if (underWay < limit) {
                underWay++;
                return CompletableFuture.completedFuture(new Permit(time.nanos()));
            }
            var turn = new CompletableFuture<Permit>();
            waiting.add(turn);
            return turn;
        }
    }

    /** Gives up a turn that was waited for. */
    static void giveUp(CompletableFuture<Permit> turn) {
        if (!turn.cancel(false)) {
            turn.join().released();
        }
    }

    /** Requests that may be under way at once. */
    int limit() {
        synchronized (waiting) {
            forgive();
            return limit;
        }
    }

    private void forgive() {
        if (limit < most && time.since(halvedAt).compareTo(FORGIVEN) >= 0) {
            limit = most;
        }
    }

    private void admit() {
        while (true) {
            CompletableFuture<Permit> turn;
            synchronized (waiting) {
                if (underWay >= limit || waiting.isEmpty()) {
                    return;
                }
                turn = waiting.remove();
                underWay++;
            }
            // Outside the lock: whoever waits may send on this thread. One that was cancelled leaves its place to the
            // next.
            if (!turn.complete(new Permit(time.nanos()))) {
                synchronized (waiting) {
                    underWay--;
                }
            }
        }
    }

    /** A place among the requests under way; given back once, later calls are without effect. */
    final class Permit {

        private final long since;
        private boolean givenBack;

        private Permit(long since) {
            this.since = since;
        }

        /** The request of this place ended without an answer. */
        void failed(ErrorKind kind) {
            if (kind == ErrorKind.THROTTLED) {
                throttled();
            } else {
                released();
            }
        }

        void answered() {
            synchronized (waiting) {
                if (giveBack() && limit < most && ++answers >= limit) {
                    limit++;
                    answers = 0;
                }
            }
            admit();
        }

        private void throttled() {
            synchronized (waiting) {
                var before = underWay;
                if (giveBack() && (limit == most || since - halvedAt > 0)) {
                    limit = Math.max(1, Math.min(limit, before) / 2);
                    halvedAt = time.nanos();
                    answers = 0;
                }
            }
            admit();
        }

        void released() {
            synchronized (waiting) {
                giveBack();
            }
            admit();
        }

        private boolean giveBack() {
            if (givenBack) {
                return false;
            }
            givenBack = true;
            underWay--;
            return true;
        }
    }
}
