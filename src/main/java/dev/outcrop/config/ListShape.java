package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Items of one shape. */
record ListShape(Shape item, int atLeast) implements Shape {

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        if (!node.isList()) {
            faults.accept(new Fault(node.at(), ScalarShape.refused(name, node), "Write " + expected() + "."));
            return;
        }
        var items = node.items();
        if (items.size() < atLeast) {
            faults.accept(new Fault(
                    node.at(),
                    (name.isEmpty() ? "The list" : name) + " has too few items.",
                    "Write " + expected() + "."));
        }
        for (var i = 0; i < items.size(); i++) {
            item.check(items.get(i), "item " + (i + 1) + (name.isEmpty() ? "" : " of " + name), faults);
        }
    }

    @Override
    public String expected() {
        return switch (atLeast) {
            case 0 -> "a list";
            case 1 -> "a list of at least one item";
            default -> "a list of at least " + atLeast + " items";
        };
    }

    @Override
    public int likeness(Node node) {
        return node.isList() ? 1 : 0;
    }

    @Override
    public Map<String, Object> jsonSchema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "array");
        schema.put("items", item.jsonSchema());
        if (atLeast > 0) {
            schema.put("minItems", atLeast);
        }
        return schema;
    }
}
