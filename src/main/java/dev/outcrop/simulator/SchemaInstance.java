package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plainest value that a JSON Schema allows: required properties only, a text by its property's name, the least number.
 *
 * <p>Follows {@code const enum default examples $ref anyOf oneOf allOf type} and bounds of numbers, lists and texts; a
 * {@code pattern} is not followed. Goes at most 16 levels deep, where a schema that contains itself ends in null.
 */
final class SchemaInstance {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_SIZE = 100;

    private static final Map<String, String> BY_FORMAT = Map.of(
            "date", "2026-01-01",
            "date-time", "2026-01-01T00:00:00Z",
            "time", "00:00:00Z",
            "email", "someone@example.com",
            "uri", "https://example.com/",
            "uuid", "00000000-0000-4000-8000-000000000000");

    private final JsonNode root;

    SchemaInstance(JsonNode schema) {
        this.root = schema;
    }

    /** A value of the whole schema. */
    Object instance() {
        return of(root, "value", 0);
    }

    /** The arguments of a tool; empty where the schema does not ask for an object. */
    Map<String, Object> arguments() {
        return of(root, "value", 0) instanceof Map<?, ?> map ? ordered(map) : Map.of();
    }

    private static Map<String, Object> ordered(Map<?, ?> map) {
        var ordered = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> ordered.put(String.valueOf(key), value));
        return ordered;
    }

    private Object of(JsonNode schema, String name, int depth) {
        if (depth > MAX_DEPTH) {
            return NullNode.getInstance();
        }
        for (var given :
                List.of(schema.path("const"), schema.path("default"), schema.at("/enum/0"), schema.at("/examples/0"))) {
            if (!given.isMissingNode()) {
                return given;
            }
        }
        if (schema.path("$ref").asText().startsWith("#")) {
            return of(root.at(schema.path("$ref").asText().substring(1)), name, depth + 1);
        }
        for (var choice : List.of(schema.at("/anyOf/0"), schema.at("/oneOf/0"))) {
            if (!choice.isMissingNode()) {
                return of(choice, name, depth + 1);
            }
        }
        return schema.path("allOf").isArray() ? ofAll(schema, name, depth) : byType(schema, name, depth);
    }

    private Object ofAll(JsonNode schema, String name, int depth) {
        var merged = new LinkedHashMap<String, Object>();
        for (var part : schema.path("allOf")) {
            if (of(part, name, depth + 1) instanceof Map<?, ?> map) {
                merged.putAll(ordered(map));
            }
        }
        merged.putAll(object(schema, depth));
        return merged;
    }

    private Object byType(JsonNode schema, String name, int depth) {
        var type = schema.path("type");
        var word = type.isArray() ? type.path(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
        return switch (word) {
            case "object" -> object(schema, depth);
            case "array" -> list(schema, name, depth);
            case "integer" -> (long) Math.ceil(least(schema));
            case "number" -> least(schema);
            case "boolean" -> false;
            case "null" -> NullNode.getInstance();
            default -> text(schema, name);
        };
    }

    private Map<String, Object> object(JsonNode schema, int depth) {
        var object = new LinkedHashMap<String, Object>();
        for (var required : schema.path("required")) {
            var property = required.asText();
            object.put(property, of(schema.path("properties").path(property), property, depth + 1));
        }
        return object;
    }

    private List<Object> list(JsonNode schema, String name, int depth) {
        var list = new ArrayList<>();
        for (var i = 0; i < Math.min(schema.path("minItems").asInt(0), MAX_SIZE); i++) {
            list.add(of(schema.path("items"), name, depth + 1));
        }
        return list;
    }

    private static double least(JsonNode schema) {
        if (schema.path("exclusiveMinimum").isNumber()) {
            return schema.path("exclusiveMinimum").asDouble() + 1;
        }
        var none = Math.min(0, schema.path("maximum").asDouble(0));
        return schema.path("minimum").asDouble(none);
    }

    private static String text(JsonNode schema, String name) {
        var text = BY_FORMAT.getOrDefault(schema.path("format").asText(), name);
        var min = Math.min(schema.path("minLength").asInt(0), MAX_SIZE);
        var max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        var enough = text.length() >= min ? text : text + "x".repeat(min - text.length());
        return enough.length() <= max ? enough : enough.substring(0, Math.max(0, max));
    }
}
