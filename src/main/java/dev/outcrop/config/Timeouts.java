package dev.outcrop.config;

import java.time.Duration;

/**
 * How long a model call may take.
 *
 * @param firstToken binds streams: until the first event; default 60 s
 * @param idle binds streams: between two events; default 30 s
 * @param total the whole call with all its attempts; default 300 s
 */
public record Timeouts(Duration firstToken, Duration idle, Duration total) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(300));
}
