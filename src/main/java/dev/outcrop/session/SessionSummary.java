package dev.outcrop.session;

import dev.outcrop.usage.Usage;
import java.time.Instant;

/** One line of a list of talks. */
public record SessionSummary(String id, String assistant, int turns, Instant begun, Instant lastTurn, Usage usage) {}
