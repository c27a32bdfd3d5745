package dev.outcrop.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be spent, in US dollars; null where there is no limit. */
public record Budget(
        @Nullable BigDecimal perSessionUsd, @Nullable BigDecimal perDayUsd) {

    private static final Shape USD = Shape.number(0, Double.POSITIVE_INFINITY);

    static final Shape SHAPE = Shape.object()
            .key("per-session-usd", USD, "The most that one session may cost, in USD.")
            .key("per-day-usd", USD, "The most that a day may cost, in USD.");

    /** Reads a mapping that {@link #SHAPE} has checked. */
    static Budget from(Node node) {
        return new Budget(
                node.get("per-session-usd").map(Node::decimal).orElse(null),
                node.get("per-day-usd").map(Node::decimal).orElse(null));
    }
}
