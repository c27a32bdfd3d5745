package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A text, number or flag.
 *
 * @param words the valid words where there are few, to propose the nearest one
 */
record ScalarShape(String expected, Predicate<Node> accepts, Map<String, Object> jsonSchema, List<String> words)
        implements Shape {

    static ScalarShape text(String expected, Predicate<String> accepts, Map<String, Object> jsonSchema) {
        return new ScalarShape(expected, node -> isText(node) && accepts.test(node.text()), jsonSchema, List.of());
    }

    /** The JSON Schema of narrower text; its words come in one order, so that a printed schema is the same each time. */
    static Map<String, Object> textSchema(String word, Object value) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "string");
        schema.put(word, value);
        return schema;
    }

    /** The environment knows no types: what it gives may be text even where it looks like a number. */
    private static boolean isText(Node node) {
        return node.kind() == Node.Kind.TEXT || (node.isFilled() && !node.isNull());
    }

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        if (!node.isScalar() || !accepts.test(node)) {
            faults.accept(new Fault(node.at(), refused(name, node), remedy(node)));
        }
    }

    static String refused(String name, Node node) {
        return (name.isEmpty() ? "This" : name) + " cannot be " + node.shown() + ".";
    }

    private String remedy(Node node) {
        var near = node.isScalar() && node.isAsWritten() ? Nearest.to(node.text(), words) : Optional.<String>empty();
        return near.map(word -> "Did you mean \"" + word + "\"? ").orElse("") + "Write " + expected + ".";
    }

    @Override
    public int likeness(Node node) {
        if (!node.isScalar()) {
            return 0;
        }
        return accepts.test(node) ? 2 : 1;
    }
}
