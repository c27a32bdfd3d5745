package dev.outcrop.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON as it stands in recordings and on the wire. */
final class Json {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** An object of the bytes; empty where they are none. */
    static Optional<ObjectNode> object(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Compact, as Bedrock writes it. */
    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Plain Java values as JSON. */
    static JsonNode of(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    /** JSON as plain Java values. */
    static Object value(JsonNode json) {
        return MAPPER.convertValue(json, Object.class);
    }

    /** The same with the keys of every object in alphabetical order. */
    static JsonNode sorted(JsonNode json) {
        if (json instanceof ObjectNode object) {
            var entries = new TreeMap<String, JsonNode>();
            object.properties().forEach(entry -> entries.put(entry.getKey(), sorted(entry.getValue())));
            var sorted = NODES.objectNode();
            entries.forEach(sorted::set);
            return sorted;
        }
        if (json instanceof ArrayNode array) {
            var sorted = NODES.arrayNode(array.size());
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return json;
    }
}
