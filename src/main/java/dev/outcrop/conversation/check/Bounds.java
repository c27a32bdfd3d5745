package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The least and the most that a figure may be; a plain number in a script is the most. */
record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {

    /** How bounds are written: {@code 500}, or {@code {min: 10, max: 500}}. */
    static final Shape SHAPE = Shape.either(
            Shape.number(0, Double.POSITIVE_INFINITY),
            Shape.object()
                    .key("min", Shape.number(0, Double.POSITIVE_INFINITY), "the least that it may be")
                    .key("max", Shape.number(0, Double.POSITIVE_INFINITY), "the most that it may be"));

    static Bounds of(Node value) {
        return value.isMapping()
                ? new Bounds(
                        value.get("min").map(Node::decimal).orElse(null),
                        value.get("max").map(Node::decimal).orElse(null))
                : new Bounds(null, value.decimal());
    }

    boolean hold(BigDecimal figure) {
        return (min == null || figure.compareTo(min) >= 0) && (max == null || figure.compareTo(max) <= 0);
    }

    /** {@code to be at most 500 ms}. */
    String wish(Function<BigDecimal, String> unit) {
        if (min == null) {
            return max == null ? "to be known" : "to be at most " + unit.apply(max);
        }
        return max == null
                ? "to be at least " + unit.apply(min)
                : "to be from " + unit.apply(min) + " to " + unit.apply(max);
    }
}
