package dev.outcrop.config;

import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.error.Fault;
import java.util.Map;
import java.util.function.Consumer;

/** The words of {@code body:}, which are not gathered before a file uses one: most never do, and every command reads a file. */
final class BodyWords implements Shape {

    /** Loaded on first use. */
    private static final class Gathered {
        private static final Shape WORDS = Shape.oneOf(ProviderBodies.words().toArray(String[]::new));
    }

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        Gathered.WORDS.examine(node, name, faults);
    }

    @Override
    public String expected() {
        return Gathered.WORDS.expected();
    }

    @Override
    public int likeness(Node node) {
        return Gathered.WORDS.likeness(node);
    }

    @Override
    public Map<String, Object> jsonSchema() {
        return Gathered.WORDS.jsonSchema();
    }
}
