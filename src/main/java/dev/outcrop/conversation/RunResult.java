package dev.outcrop.conversation;

import dev.outcrop.config.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A finished run. */
public record RunResult(String run, Backend backend, Instant started, Duration elapsed, List<Outcome> outcomes) {

    public RunResult {
        outcomes = List.copyOf(outcomes);
    }
}
