package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as it is read from the other side of a wire, and put together. */
final class BodyJson {

    private static final int MAX_DEPTH = 200;

    /** Bedrock's bound on a body; an answer has bounds of its own before it gets here. */
    private static final int MAX_TEXT = 25_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BodyJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Reads an object: at most 200 levels deep, nothing behind it. */
    static ObjectNode read(byte[] bytes, String what) {
        if (bytes.length == 0) {
            throw new UnreadableBodyException(what + " is empty");
        }
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableBodyException(what + " is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
        throw new UnreadableBodyException(what + " is not a JSON object");
    }

    static byte[] write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** An object that is written in a text; empty where the text is none. */
    static ObjectNode objectIn(String text) throws JsonProcessingException {
        return !text.isBlank() && MAPPER.readTree(text) instanceof ObjectNode object ? object : object();
    }

    /** All documents of a text, with white space or semicolons between them. */
    static List<JsonNode> allIn(String text) throws JsonProcessingException {
        var all = new ArrayList<JsonNode>();
        try (var parser = MAPPER.createParser(text)) {
            var documents = MAPPER.readValues(parser, JsonNode.class);
            while (documents.hasNextValue()) {
                all.add(documents.nextValue());
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return all;
    }

    /** Lays members over those of an object, those of inner objects one by one. */
    static void merge(ObjectNode into, JsonNode more) {
        for (var member : more.properties()) {
            if (into.get(member.getKey()) instanceof ObjectNode inner
                    && member.getValue().isObject()) {
                merge(inner, member.getValue());
            } else {
                into.set(member.getKey(), member.getValue().deepCopy());
            }
        }
    }

    /** Whether there is a value, and not just a null. */
    static boolean isPresent(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The text of a node; empty where it is none. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }
}
