package dev.outcrop.model;

import dev.outcrop.config.Timeouts;
import java.time.Duration;

/**
 * How far a call goes for its answer.
 *
 * @param requests HTTP requests at most, all models together
 * @param total how long it may take with all of them
 */
record Effort(int requests, Duration total) {

    private static final Duration GLANCE = Duration.ofSeconds(30);

    /** All that may be done for an answer that somebody waits for. */
    static Effort full(Timeouts timeouts) {
        return new Effort(Retries.REQUESTS, timeouts.total());
    }

    /** One request, to see whether it is answered. */
    static Effort glance(Timeouts timeouts) {
        return new Effort(1, timeouts.total().compareTo(GLANCE) < 0 ? timeouts.total() : GLANCE);
    }
}
