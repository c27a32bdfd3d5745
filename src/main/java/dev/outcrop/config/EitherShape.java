package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One of several shapes. */
record EitherShape(List<Shape> alternatives) implements Shape {

    EitherShape {
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        var best = likeness(node);
        var likely = alternatives.stream()
                .filter(shape -> best > 0 && shape.likeness(node) == best)
                .toList();
        if (likely.isEmpty() || (likely.size() > 1 && node.isScalar() && noneAccepts(likely, node, name))) {
            faults.accept(new Fault(node.at(), ScalarShape.refused(name, node), "Write " + expected() + "."));
            return;
        }
        faultsOfBest(likely, node, name).forEach(faults);
    }

    private static boolean noneAccepts(List<Shape> likely, Node node, String name) {
        return !faultsOfBest(likely, node, name).isEmpty();
    }

    private static List<Fault> faultsOfBest(List<Shape> likely, Node node, String name) {
        List<Fault> fewest = List.of();
        for (var i = 0; i < likely.size(); i++) {
            var found = new ArrayList<Fault>();
            likely.get(i).check(node, name, new FaultLimit(found::add));
            if (i == 0 || found.size() < fewest.size()) {
                fewest = found;
            }
        }
        return fewest;
    }

    @Override
    public String expected() {
        return alternatives.stream().map(Shape::expected).distinct().collect(Collectors.joining(", or "));
    }

    @Override
    public int likeness(Node node) {
        return alternatives.stream()
                .mapToInt(shape -> shape.likeness(node))
                .max()
                .orElse(0);
    }

    @Override
    public Map<String, Object> jsonSchema() {
        return Map.of("anyOf", alternatives.stream().map(Shape::jsonSchema).toList());
    }
}
