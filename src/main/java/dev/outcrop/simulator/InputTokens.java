package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.token.Tokens;

/**
 * Counts the tokens of a request: those of each text, and one for every message, block and object around it.
 *
 * <p>An estimate, the same for the same request. Pictures and files are counted by their bytes.
 */
final class InputTokens {

    /** Base64 takes four characters for three bytes, and a token of a document stands for about four bytes. */
    private static final int BASE64_PER_TOKEN = 6;

    private InputTokens() {}

    /** All that the model reads: system, messages and tools. */
    static int of(JsonNode body) {
        return counted(body.path("system")) + counted(body.path("messages")) + counted(body.path("toolConfig"));
    }

    /** What a part of a request counts. */
    static int counted(JsonNode node) {
        if (node.isTextual()) {
            return Tokens.count(node.textValue());
        }
        if (!node.isContainerNode()) {
            return node.isMissingNode() ? 0 : 1;
        }
        if (node.has("cachePoint")) {
            return 0;
        }
        var bytes = node.path("bytes");
        if (bytes.isTextual()) {
            return 1 + bytes.textValue().length() / BASE64_PER_TOKEN;
        }
        var count = node.isObject() ? 1 : 0;
        for (var child : node) {
            count += counted(child);
        }
        return count;
    }
}
