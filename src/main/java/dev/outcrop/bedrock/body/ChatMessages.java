package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Messages of chat completions and of Converse: results of tools are messages of their own there, and blocks here. */
final class ChatMessages {

    private static final Pattern DATA_URL = Pattern.compile("data:image/([a-z]+);base64,(.*)", Pattern.DOTALL);

    private final ChatCompletions body;

    ChatMessages(ChatCompletions body) {
        this.body = body;
    }

    ArrayNode toProvider(ObjectNode converse) {
        var messages = BodyJson.array();
        var system = Blocks.text(converse.path("system"));
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        for (var message : converse.path("messages")) {
            switch (message.path("role").asText()) {
                case "assistant" -> messages.add(assistant(message.path("content")));
                case "system" ->
                    messages.addObject().put("role", "system").put("content", Blocks.text(message.path("content")));
                default -> user(message.path("content"), messages);
            }
        }
        return messages;
    }

    /** An answer; its reasoning is not shown to the model again. */
    ObjectNode assistant(JsonNode content) {
        var message = BodyJson.object().put("role", "assistant").put("content", Blocks.text(content));
        for (var block : content) {
            if (block.has("toolUse")) {
                var use = block.get("toolUse");
                var call = message.withArrayProperty("tool_calls").addObject();
                call.put("id", body.callId(use.path("toolUseId").asText())).put("type", "function");
                call.putObject("function")
                        .put("name", use.path("name").asText())
                        .put("arguments", use.path("input").toString());
            }
        }
        return message;
    }

    private void user(JsonNode content, ArrayNode messages) {
        var parts = BodyJson.array();
        for (var block : content) {
            if (block.has("toolResult")) {
                messages.addObject()
                        .put("role", "tool")
                        .put(
                                "tool_call_id",
                                body.callId(block.at("/toolResult/toolUseId").asText()))
                        .put("content", Blocks.text(block.at("/toolResult/content")));
            } else if (block.has("image")) {
                var url = "data:image/" + block.at("/image/format").asText() + ";base64,"
                        + block.at("/image/source/bytes").asText();
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", url);
            } else {
                parts.addObject()
                        .put("type", "text")
                        .put("text", Blocks.text(BodyJson.array().add(block)));
            }
        }
        if (!parts.isEmpty()) {
            var message = messages.addObject().put("role", "user");
            message.set("content", Blocks.pictures(content) == 0 ? message.textNode(Blocks.text(content)) : parts);
        }
    }

    void fromProvider(JsonNode theirs, ObjectNode converse) {
        var messages = BodyJson.array();
        for (var message : theirs) {
            switch (message.path("role").asText()) {
                case "system", "developer" ->
                    converse.withArrayProperty("system").addAll(parts(message.path("content")));
                case "assistant" -> answered(message, content(messages, "assistant"));
                case "tool" -> result(message, content(messages, "user"));
                case "user" -> content(messages, "user").addAll(parts(message.path("content")));
                default ->
                    throw new UnreadableBodyException(
                            "messages: role " + message.path("role") + " is not one of system, user, assistant, tool");
            }
        }
        converse.set("messages", messages);
    }

    private static void answered(JsonNode message, ArrayNode content) {
        for (var part : parts(message.path("content"))) {
            if (!part.path("text").asText().isEmpty()) {
                content.add(part);
            }
        }
        for (var call : message.path("tool_calls")) {
            var use = content.addObject().putObject("toolUse");
            use.put("toolUseId", call.path("id").asText())
                    .put("name", call.at("/function/name").asText());
            use.set("input", input(call.at("/function/arguments")));
        }
    }

    private static ObjectNode input(JsonNode arguments) {
        try {
            return BodyJson.objectIn(ChatCompletions.arguments(arguments));
        } catch (JsonProcessingException e) {
            throw new UnreadableBodyException("the arguments of a tool's call are not JSON", e);
        }
    }

    private static void result(JsonNode message, ArrayNode content) {
        var result = content.addObject().putObject("toolResult");
        result.put("toolUseId", message.path("tool_call_id").asText());
        result.set("content", parts(message.path("content")));
    }

    private static ArrayNode parts(JsonNode content) {
        var blocks = BodyJson.array();
        if (content.isTextual()) {
            blocks.addObject().put("text", content.textValue());
        }
        for (var part : content.isArray() ? content : BodyJson.array()) {
            if (part.path("type").asText().equals("image_url")) {
                blocks.add(image(part.at("/image_url/url").asText()));
            } else {
                blocks.addObject().put("text", part.path("text").asText());
            }
        }
        return blocks;
    }

    private static ObjectNode image(String url) {
        var data = DATA_URL.matcher(url);
        if (!data.matches()) {
            throw new UnreadableBodyException("an image is not a data URL with Base64");
        }
        var block = BodyJson.object();
        block.putObject("image")
                .put("format", data.group(1))
                .putObject("source")
                .put("bytes", data.group(2));
        return block;
    }

    /** The content of the last message, where it is of that role, else of a new one. */
    private static ArrayNode content(ArrayNode messages, String role) {
        var last = messages.path(messages.size() - 1);
        return last.path("role").asText().equals(role) && last.path("content") instanceof ArrayNode content
                ? content
                : messages.addObject().put("role", role).putArray("content");
    }
}
