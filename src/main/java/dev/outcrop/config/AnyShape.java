package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.Map;
import java.util.function.Consumer;

/** Whatever YAML can say. */
record AnyShape() implements Shape {

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {}

    @Override
    public String expected() {
        return "any value";
    }

    @Override
    public int likeness(Node node) {
        return 1;
    }

    @Override
    public Map<String, Object> jsonSchema() {
        return Map.of();
    }
}
