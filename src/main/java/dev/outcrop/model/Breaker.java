package dev.outcrop.model;

import java.time.Duration;

/**
 * Whether it is worth asking at all: opens after 20 failures in a row, then lets one request through every 30 seconds to see.
 *
 * <p>Thread-safe. Not Failsafe's: that one cannot take back a look that told nothing, nor run on a clock that tests turn.
 */
final class Breaker {

    static final int FAILURES = 20;
    static final Duration OPEN = Duration.ofSeconds(30);

    private final Time time;
    private int failures;
    private boolean looking;
    private long lookAgainAt;

    Breaker(Time time) {
        this.time = time;
    }

    /** Whether a request may be sent now. */
    synchronized boolean admits() {
        if (failures < FAILURES) {
            return true;
        }
        if (looking || time.nanos() - lookAgainAt < 0) {
            return false;
        }
        looking = true;
        return true;
    }

    /** A request was answered; whether that closed the breaker. */
    synchronized boolean answered() {
        var wasOpen = failures >= FAILURES;
        failures = 0;
        looking = false;
        return wasOpen;
    }

    /** A request failed; whether that opened the breaker. */
    synchronized boolean failed() {
        var wasOpen = failures >= FAILURES;
        failures = Math.min(FAILURES, failures + 1);
        if (wasOpen && !looking) {
            // One that was sent before it opened.
            return false;
        }
        looking = false;
        lookAgainAt = time.nanos() + OPEN.toNanos();
        return !wasOpen && failures == FAILURES;
    }

    /** A request ended and told nothing. */
    synchronized void unheard() {
        looking = false;
    }
}
