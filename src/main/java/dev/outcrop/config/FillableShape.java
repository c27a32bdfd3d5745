package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A shape of a file whose scalars the environment may fill.
 *
 * <p>Nodes are filled before they are checked; editors see the file as it is written, so that their schema has to take
 * {@code ${NAME}} for a number, a flag or a word as well.
 */
record FillableShape(Shape filled) implements Shape {

    private static final Map<String, Object> REFERENCE = ScalarShape.textSchema("pattern", "\\$\\{");
    private static final List<String> NOTES = List.of("description", "default");

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        filled.examine(node, name, faults);
    }

    @Override
    public String expected() {
        return filled.expected();
    }

    @Override
    public int likeness(Node node) {
        return filled.likeness(node);
    }

    @Override
    public Map<String, Object> jsonSchema() {
        return fillable(filled.jsonSchema());
    }

    private static Map<String, Object> fillable(Map<String, Object> schema) {
        if (isNarrowScalar(schema)) {
            return reference(schema);
        }
        var wider = new LinkedHashMap<String, Object>();
        schema.forEach((word, value) -> wider.put(word, inside(word, value)));
        return wider;
    }

    /** Plain text takes a reference as it is. */
    private static boolean isNarrowScalar(Map<String, Object> schema) {
        var type = schema.get("type");
        var anyText = "string".equals(type) && !schema.containsKey("pattern") && !schema.containsKey("enum");
        return type instanceof String word && !anyText && !word.equals("object") && !word.equals("array");
    }

    private static Map<String, Object> reference(Map<String, Object> schema) {
        var narrow = new LinkedHashMap<>(schema);
        narrow.keySet().removeAll(NOTES);
        var wider = new LinkedHashMap<String, Object>();
        wider.put("anyOf", List.of(narrow, REFERENCE));
        NOTES.stream().filter(schema::containsKey).forEach(note -> wider.put(note, schema.get(note)));
        return wider;
    }

    private static Object inside(String word, Object value) {
        return switch (word) {
            case "items", "additionalProperties" -> value instanceof Map<?, ?> ? fillable(schema(value)) : value;
            case "anyOf" ->
                ((List<?>) value).stream().map(each -> fillable(schema(each))).toList();
            case "properties" ->
                schema(value).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                property -> (Object) fillable(schema(property.getValue())),
                                (one, other) -> one,
                                LinkedHashMap::new));
            default -> value;
        };
    }

    @SuppressWarnings("unchecked") // Schemas are made by shapes, whose maps have words for keys.
    private static Map<String, Object> schema(Object value) {
        return (Map<String, Object>) value;
    }
}
