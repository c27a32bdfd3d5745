package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a provider calls the members of Converse's {@code inferenceConfig}.
 *
 * @param stopSequences empty where the provider has none
 */
record ConfigNames(String maxTokens, String temperature, String topP, String stopSequences) {

    void write(JsonNode inferenceConfig, ObjectNode to) {
        pairs().forEach(pair -> copy(inferenceConfig, pair.getKey(), to, pair.getValue()));
    }

    ObjectNode read(JsonNode from) {
        var config = BodyJson.object();
        pairs().forEach(pair -> copy(from, pair.getValue(), config, pair.getKey()));
        return config;
    }

    /** Takes the members away. */
    void removeFrom(ObjectNode parameters) {
        pairs().forEach(pair -> parameters.remove(pair.getValue()));
    }

    private List<Map.Entry<String, String>> pairs() {
        return List.of(
                Map.entry("maxTokens", maxTokens),
                Map.entry("temperature", temperature),
                Map.entry("topP", topP),
                Map.entry("stopSequences", stopSequences));
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String otherName) {
        var value = from.path(name);
        if (!name.isEmpty()
                && !otherName.isEmpty()
                && BodyJson.isPresent(value)
                && !(value.isArray() && value.isEmpty())) {
            to.set(otherName, value.deepCopy());
        }
    }
}
