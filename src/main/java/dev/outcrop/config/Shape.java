package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a YAML value may look like: one definition that checks files and prints their JSON Schema. Immutable.
 *
 * <p>Shapes are put together by the factories here; {@link #object()} begins a mapping with known keys.
 */
public interface Shape {

    /**
     * Reports everything that is wrong with the node, each fault at its place, unknown keys with the nearest valid one.
     *
     * <p>At most 100 faults are reported, and one that says that there are more.
     */
    default void check(Node node, Consumer<Fault> faults) {
        check(node, "", new FaultLimit(faults));
    }

    /**
     * The same for a part of a file, without a bound.
     *
     * @param name what the value is called in faults, such as its key; empty for a whole file
     */
    default void check(Node node, String name, Consumer<Fault> faults) {
        if (!node.isRefused()) {
            examine(node, name, faults);
        }
    }

    /** Checks a node that no fault has been reported of yet: what a new kind of shape brings along. */
    void examine(Node node, String name, Consumer<Fault> faults);

    /** What is wanted, as it follows "Write": {@code a number from 0 to 1}. */
    String expected();

    /** How well the node fits, to pick among alternatives: 0 for another kind of value. */
    int likeness(Node node);

    /** This shape as JSON Schema draft 2020-12. */
    Map<String, Object> jsonSchema();

    /** The JSON Schema of a kind of file, with its title and the draft it is written in. */
    default Map<String, Object> jsonSchemaOf(String title) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(jsonSchema());
        return schema;
    }

    /** Text, not a number nor a flag: those need quotes to be text. */
    static Shape text() {
        return ScalarShape.text("text", text -> true, Map.of("type", "string"));
    }

    /**
     * Text that a pattern matches as a whole.
     *
     * @param whatItIs as it follows "Write", such as {@code a region like us-east-1}
     */
    static Shape text(Pattern pattern, String whatItIs) {
        return ScalarShape.text(
                whatItIs,
                text -> pattern.matcher(text).matches(),
                ScalarShape.textSchema("pattern", "^(?:" + pattern.pattern() + ")$"));
    }

    /** Text, a number or a flag, all taken as text. */
    static Shape scalar() {
        return new ScalarShape(
                "text", node -> !node.isNull(), Map.of("type", List.of("string", "number", "boolean")), List.of());
    }

    /** A whole number; bounds included, {@link Long#MAX_VALUE} for none. */
    static Shape integer(long min, long max) {
        return NumberShapes.integer(min, max);
    }

    /** A finite number; bounds included, {@link Double#POSITIVE_INFINITY} for none. */
    static Shape number(double min, double max) {
        return NumberShapes.number(min, max);
    }

    /** A flag: true or false. */
    static Shape flag() {
        return new ScalarShape(
                "true or false",
                node -> node.kind() == Node.Kind.FLAG,
                Map.of("type", "boolean"),
                List.of("true", "false"));
    }

    /** A span of time: {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h}; read with {@link Node#duration()}. */
    static Shape duration() {
        return text(DurationText.FORM, "a time such as 500ms, 60s or 2m");
    }

    /** One of some words. */
    static Shape oneOf(String... words) {
        var choices = List.of(words);
        return new ScalarShape(
                "one of " + choices,
                node -> choices.contains(node.text()),
                ScalarShape.textSchema("enum", choices),
                choices);
    }

    /** A list, which may be empty. */
    static Shape list(Shape item) {
        return new ListShape(item, 0);
    }

    /** A list with a smallest number of items. */
    static Shape list(Shape item, int atLeast) {
        return new ListShape(item, atLeast);
    }

    /** One value or a list of such values; read with {@link Node#itemsOrItself()}. */
    static Shape listOrOne(Shape item) {
        return either(item, list(item));
    }

    /** A mapping with keys of the user's own. */
    static Shape mapOf(Shape value) {
        return new MapShape(MapShape.ANY_KEY, "a name", value);
    }

    /**
     * A mapping with keys of the user's own that a pattern matches as a whole.
     *
     * @param whatAKeyIs as it follows "Write", such as {@code a name of letters, digits and -}
     */
    static Shape mapOf(Pattern key, String whatAKeyIs, Shape value) {
        return new MapShape(key, whatAKeyIs, value);
    }

    /** Whatever YAML can say, null included. */
    static Shape anything() {
        return new AnyShape();
    }

    /** One of several shapes; faults are those of the one that fits best. */
    static Shape either(Shape... alternatives) {
        return new EitherShape(List.of(alternatives));
    }

    /** A mapping with known keys, none so far. */
    static ObjectShape object() {
        return ObjectShape.EMPTY;
    }
}
