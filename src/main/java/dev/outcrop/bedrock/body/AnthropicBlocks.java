package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Content blocks of Anthropic's messages and of Converse. A cache point of Converse is a mark on the block before it. */
final class AnthropicBlocks {

    private static final String CACHE = "cache_control";

    /** Documents that are sent as their text. */
    private static final Set<String> TEXTS = Set.of("txt", "md", "csv", "html");

    ArrayNode toProvider(JsonNode blocks) {
        var theirs = BodyJson.array();
        for (var block : blocks) {
            if (block.has("cachePoint")) {
                mark(theirs, block.get("cachePoint"));
            } else {
                theirs.add(toProvider((ObjectNode) block));
            }
        }
        return theirs;
    }

    /** Marks the last of some blocks or tools. */
    static void mark(ArrayNode theirs, JsonNode cachePoint) {
        if (theirs.path(theirs.size() - 1) instanceof ObjectNode last) {
            var mark = last.putObject(CACHE).put("type", "ephemeral");
            if (cachePoint.path("ttl").isTextual()) {
                mark.set("ttl", cachePoint.get("ttl"));
            }
        }
    }

    private ObjectNode toProvider(ObjectNode block) {
        if (block.has("image")) {
            var image = BodyJson.object().put("type", "image");
            var format = block.at("/image/format").asText();
            image.set(
                    "source",
                    source(
                            "base64",
                            "image/" + format,
                            block.at("/image/source/bytes").asText()));
            return image;
        }
        if (block.has("document")) {
            return document(block.get("document"));
        }
        if (block.has("toolUse")) {
            var call = block.get("toolUse");
            var theirs = typed("tool_use").put("id", call.path("toolUseId").asText());
            return theirs.put("name", call.path("name").asText()).set("input", call.path("input"));
        }
        if (block.has("toolResult")) {
            return result(block.get("toolResult"));
        }
        if (block.has("reasoningContent")) {
            return reasoning(block.get("reasoningContent"));
        }
        return typed("text").put("text", Blocks.text(BodyJson.array().add(block)));
    }

    private static ObjectNode typed(String type) {
        return BodyJson.object().put("type", type);
    }

    private static ObjectNode source(String type, String mediaType, String data) {
        return typed(type).put("media_type", mediaType).put("data", data);
    }

    private static ObjectNode document(JsonNode document) {
        var theirs = typed("document").put("title", document.path("name").asText());
        var format = document.path("format").asText();
        var bytes = document.at("/source/bytes").asText();
        if (format.equals("pdf")) {
            theirs.set("source", source("base64", "application/pdf", bytes));
        } else if (document.at("/source/text").isTextual()) {
            theirs.set(
                    "source",
                    source("text", "text/plain", document.at("/source/text").textValue()));
        } else if (TEXTS.contains(format)) {
            var text = new String(Base64.getDecoder().decode(bytes), StandardCharsets.UTF_8);
            theirs.set("source", source("text", "text/plain", text));
        } else {
            throw new UnsupportedRequestException(
                    "Anthropic Claude has no " + format + " documents over InvokeModel",
                    "Send a pdf or a text, or use \"api: converse\".");
        }
        if (document.path("context").isTextual()) {
            theirs.set("context", document.get("context"));
        }
        if (document.path("citations").isObject()) {
            theirs.set("citations", document.get("citations"));
        }
        return theirs;
    }

    private ObjectNode result(JsonNode result) {
        var theirs =
                typed("tool_result").put("tool_use_id", result.path("toolUseId").asText());
        theirs.set("content", toProvider(result.path("content")));
        return result.path("status").asText().equals("error") ? theirs.put("is_error", true) : theirs;
    }

    static ObjectNode reasoning(JsonNode reasoning) {
        if (reasoning.has("redactedContent")) {
            var data = new String(
                    Base64.getDecoder().decode(reasoning.path("redactedContent").asText()), StandardCharsets.UTF_8);
            return typed("redacted_thinking").put("data", data);
        }
        var text = reasoning.path("reasoningText");
        var theirs = typed("thinking").put("thinking", text.path("text").asText());
        return text.has("signature") ? theirs.set("signature", text.get("signature")) : theirs;
    }

    /** The blocks of Converse; a text alone is a block too. */
    ArrayNode fromProvider(JsonNode content, String place) {
        var blocks = BodyJson.array();
        if (content.isTextual()) {
            blocks.addObject().put("text", content.textValue());
        }
        for (var i = 0; content.isArray() && i < content.size(); i++) {
            var theirs = content.path(i);
            blocks.add(fromProvider(theirs, theirs.path("type").asText(), place + "." + i));
            if (theirs.path(CACHE).isObject()) {
                blocks.add(cachePoint(theirs.path(CACHE)));
            }
        }
        return blocks;
    }

    static ObjectNode cachePoint(JsonNode mark) {
        var block = BodyJson.object();
        var point = block.putObject("cachePoint").put("type", "default");
        if (mark.path("ttl").isTextual()) {
            point.set("ttl", mark.get("ttl"));
        }
        return block;
    }

    private ObjectNode fromProvider(JsonNode theirs, String type, String place) {
        var block = BodyJson.object();
        switch (type) {
            case "text" -> block.put("text", theirs.path("text").asText());
            case "image" -> {
                var format = theirs.at("/source/media_type").asText().replaceFirst("^image/", "");
                block.putObject("image").put("format", format).set("source", bytes(theirs.path("source"), place));
            }
            case "document" -> block.set("document", documentFrom(theirs, place));
            case "tool_use" ->
                block.putObject("toolUse")
                        .put("toolUseId", theirs.path("id").asText())
                        .put("name", theirs.path("name").asText())
                        .set("input", theirs.path("input").deepCopy());
            case "tool_result" -> block.set("toolResult", resultFrom(theirs, place));
            case "thinking" -> {
                var text = block.putObject("reasoningContent").putObject("reasoningText");
                text.put("text", theirs.path("thinking").asText());
                if (theirs.path("signature").isTextual()) {
                    text.set("signature", theirs.get("signature"));
                }
            }
            case "redacted_thinking" -> block.putObject("reasoningContent").put("redactedContent", redacted(theirs));
            default ->
                throw new UnreadableBodyException(place + ": Input tag '" + type
                        + "' found using 'type' does not match any of the expected tags");
        }
        return block;
    }

    /** Opaque as Anthropic's text is, Bedrock hands it on as bytes. */
    static String redacted(JsonNode theirs) {
        return Base64.getEncoder().encodeToString(theirs.path("data").asText().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode bytes(JsonNode source, String place) {
        if (!source.path("type").asText().equals("base64")
                || !source.path("data").isTextual()) {
            throw new UnreadableBodyException(place + ".source: only base64 can be read");
        }
        return BodyJson.object().put("bytes", source.path("data").textValue());
    }

    private static ObjectNode documentFrom(JsonNode theirs, String place) {
        var source = theirs.path("source");
        var document = BodyJson.object();
        if (source.path("type").asText().equals("text")) {
            var text = source.path("data").asText().getBytes(StandardCharsets.UTF_8);
            document.put("format", "txt")
                    .putObject("source")
                    .put("bytes", Base64.getEncoder().encodeToString(text));
        } else {
            document.put("format", "pdf").set("source", bytes(source, place));
        }
        return document.put("name", theirs.path("title").asText("document"));
    }

    private ObjectNode resultFrom(JsonNode theirs, String place) {
        var result =
                BodyJson.object().put("toolUseId", theirs.path("tool_use_id").asText());
        result.set("content", fromProvider(theirs.path("content"), place + ".content"));
        return theirs.path("is_error").asBoolean() ? result.put("status", "error") : result;
    }
}
