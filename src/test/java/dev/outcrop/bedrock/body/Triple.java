package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request, a reply and a stream of one body, each as Converse's and as the provider's.
 *
 * <p>{@code read} stands in a part whose provider's form holds less than Converse's: it is what comes back of it.
 */
record Triple(String name, ProviderBody body, JsonNode json) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "outcrop", "bedrock", "body");

    static Stream<Triple> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Triple::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Triple of(Path file) {
        try {
            var json = JSON.readTree(file.toFile());
            var body = ProviderBodies.named(json.path("body").asText()).orElseThrow();
            return new Triple(file.getFileName().toString(), body, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy, so that whoever changes what it was given is found out by the next one who looks. */
    ObjectNode at(String path) {
        return json.at(path).deepCopy();
    }

    ObjectNode asked() {
        return at("/request/converse");
    }

    /** What has to come back of a part. */
    JsonNode readOf(String part, String otherwise) {
        return json.at("/" + part + "/read").isMissingNode()
                ? json.at("/" + part + "/" + otherwise)
                : json.at("/" + part + "/read");
    }

    List<ConverseEvent> events() {
        var events = new ArrayList<ConverseEvent>();
        for (var event : json.at("/stream/events")) {
            var only = event.properties().iterator().next();
            events.add(new ConverseEvent(only.getKey(), only.getValue().deepCopy()));
        }
        return events;
    }

    static JsonNode json(List<ConverseEvent> events) {
        var all = JSON.createArrayNode();
        for (var event : events) {
            all.addObject().set(event.type(), event.payload());
        }
        return all;
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request of the user's alone. */
    static ObjectNode asking(String modelId, String text) {
        var converse = JSON.createObjectNode().put("modelId", modelId);
        converse.putArray("messages")
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("text", text);
        return converse;
    }

    @Override
    public String toString() {
        return name;
    }
}
