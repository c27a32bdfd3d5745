package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.simulator.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as it is read from untrusted requests and written into answers. */
final class Json {

    private static final int MAX_DEPTH = 200;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(HttpServer.MAX_BODY)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads a document: at most 200 levels deep, nothing behind it.
     *
     * @throws JsonProcessingException where the bytes are no such document; an empty body is a missing node
     */
    static JsonNode read(byte[] bytes) throws JsonProcessingException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Whether a text is an object in JSON. */
    static boolean isObject(String text) {
        try {
            return read(text).isObject();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** An object that was written here. */
    static ObjectNode readObject(String text) {
        try {
            return (ObjectNode) read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A tree as UTF-8, compact. */
    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree that can be written: " + e.getOriginalMessage(), e);
        }
    }

    /** Any value of plain Java as JSON, compact. */
    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value that JSON can hold: " + e.getOriginalMessage(), e);
        }
    }

    /** Plain Java values as a tree. */
    static JsonNode tree(Object value) {
        return value instanceof JsonNode tree ? tree : MAPPER.valueToTree(value);
    }

    /** A text with its quotes. */
    static StringBuilder quote(CharSequence text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        return out.append('"');
    }
}
