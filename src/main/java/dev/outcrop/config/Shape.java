package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a YAML value may look like: one definition that checks files and prints their JSON Schema. Immutable.
 *
 * <p>Further static factories (all in this package): {@code text()}, {@code text(Pattern, String whatItIs)}, {@code
 * integer(min, max)}, {@code number(min, max)}, {@code flag()}, {@code duration()} ({@code 60s}, {@code 500ms}, {@code 2m}),
 * {@code oneOf(words…)}, {@code list(Shape)}, {@code listOrOne(Shape)}, {@code mapOf(Shape)}, {@code anything()}, {@code
 * either(Shape…)}, {@code object()}.
 */
public interface Shape {

    /** Reports everything that is wrong with the node, each fault at its place, unknown keys with the nearest valid one. */
    void check(Node node, Consumer<Fault> faults);

    /** This shape as JSON Schema draft 2020-12. */
    Map<String, Object> jsonSchema();
}
