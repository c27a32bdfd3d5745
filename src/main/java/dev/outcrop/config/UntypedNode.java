package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each node answers to the questions that are meant for another kind. */
interface UntypedNode extends Node {

    @Override
    default String text() {
        throw not("text");
    }

    @Override
    default long integer() {
        throw not("a whole number");
    }

    @Override
    default double number() {
        throw not("a number");
    }

    @Override
    default BigDecimal decimal() {
        throw not("a number");
    }

    @Override
    default boolean flag() {
        throw not("true or false");
    }

    @Override
    default Duration duration() {
        throw not("a span of time");
    }

    @Override
    default Optional<Node> get(String key) {
        return Optional.empty();
    }

    @Override
    default Map<String, Node> entries() {
        return Map.of();
    }

    @Override
    default Place keyAt(String key) {
        return at();
    }

    @Override
    default List<Node> items() {
        return List.of();
    }

    @Override
    default boolean isFilled() {
        return false;
    }

    /** For whoever reads a node that no shape has checked: a mistake in the program, not in the file. */
    default IllegalStateException not(String wanted) {
        return new IllegalStateException(at() + ": not " + wanted + " but " + shown());
    }
}
