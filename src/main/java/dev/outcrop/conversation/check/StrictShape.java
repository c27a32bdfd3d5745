package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A shape with a further question, asked only where the shape itself fits: whether an expression compiles, say.
 *
 * @param question throws an {@link OutcropException} with the faults that it finds
 */
public record StrictShape(Shape shape, Consumer<Node> question) implements Shape {

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        var found = new ArrayList<Fault>();
        shape.check(node, name, found::add);
        if (found.isEmpty() && !hasRefusedPart(node)) {
            found.addAll(answer(node));
        }
        found.forEach(faults);
    }

    /** What was refused when the file was read has its fault already, and no value. */
    private static boolean hasRefusedPart(Node node) {
        return node.isRefused()
                || node.items().stream().anyMatch(StrictShape::hasRefusedPart)
                || node.entries().values().stream().anyMatch(StrictShape::hasRefusedPart);
    }

    private List<Fault> answer(Node node) {
        try {
            question.accept(node);
            return List.of();
        } catch (OutcropException refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return refused.faults();
        }
    }

    @Override
    public String expected() {
        return shape.expected();
    }

    @Override
    public int likeness(Node node) {
        return shape.likeness(node);
    }

    @Override
    public Map<String, Object> jsonSchema() {
        return shape.jsonSchema();
    }
}
