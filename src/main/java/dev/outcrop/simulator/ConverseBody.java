package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.outcrop.bedrock.RequestMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is asked out of the body of Converse and ConverseStream, which has been found valid before. */
final class ConverseBody {

    /** Where the schema of an answer stands, as a text. */
    static final JsonPointer SCHEMA = JsonPointer.compile("/outputConfig/textFormat/structure/jsonSchema/schema");

    private static final List<String> REASONING = List.of("thinking", "reasoning_config", "reasoningConfig");

    private final JsonNode body;
    private final JsonNode messages;

    ConverseBody(JsonNode body) {
        this.body = body;
        this.messages = body.path("messages");
    }

    Asked asked(String modelId) {
        return new Asked(modelId, talk(), bounds(), tools(), wishes());
    }

    private Asked.Talk talk() {
        var user = lastWordsAt();
        var answers = 0;
        var round = 0;
        for (var i = 0; i < messages.size(); i++) {
            if (roleAt(i).equals("assistant")) {
                answers++;
                round += i > user ? 1 : 0;
            }
        }
        return new Asked.Talk(
                textOf(body.path("system")),
                textOf(messages.path(user).path("content")),
                answers,
                round,
                result(),
                InputTokens.of(body));
    }

    /** The index of the user's last message that is more than tool results; -1 where there is none. */
    private int lastWordsAt() {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (roleAt(i).equals("user") && hasWords(messages.path(i).path("content"))) {
                return i;
            }
        }
        return -1;
    }

    private String roleAt(int index) {
        return messages.path(index).path("role").asText();
    }

    private static boolean hasWords(JsonNode content) {
        for (var block : content) {
            if (!block.has("toolResult") && !block.has("cachePoint")) {
                return true;
            }
        }
        return false;
    }

    private static String textOf(JsonNode blocks) {
        var texts = new ArrayList<String>();
        for (var block : blocks) {
            if (block.path("text").isTextual()) {
                texts.add(block.path("text").textValue());
            }
        }
        return String.join("\n", texts);
    }

    private Asked.@Nullable ToolResult result() {
        Asked.ToolResult last = null;
        for (var block : messages.path(messages.size() - 1).path("content")) {
            var result = block.path("toolResult");
            if (result.isObject()) {
                last = new Asked.ToolResult(
                        toolOf(result.path("toolUseId").asText()), contentOf(result.path("content")));
            }
        }
        return last;
    }

    private String toolOf(String toolUseId) {
        for (var message : messages) {
            for (var block : message.path("content")) {
                if (block.path("toolUse").path("toolUseId").asText().equals(toolUseId)) {
                    return block.path("toolUse").path("name").asText();
                }
            }
        }
        return "";
    }

    /** JSON that came as text, as most clients send it, is JSON all the same. */
    private static JsonNode contentOf(JsonNode blocks) {
        for (var block : blocks) {
            if (block.has("json")) {
                return block.get("json");
            }
        }
        var text = textOf(blocks);
        try {
            return text.startsWith("{") || text.startsWith("[") ? Json.read(text) : TextNode.valueOf(text);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text);
        }
    }

    private Asked.Bounds bounds() {
        var config = body.path("inferenceConfig");
        var stops = new ArrayList<String>();
        config.path("stopSequences").forEach(stop -> stops.add(stop.asText()));
        return new Asked.Bounds(config.path("maxTokens").asInt(Integer.MAX_VALUE), stops);
    }

    private Asked.Tools tools() {
        var config = body.path("toolConfig");
        var all = new ArrayList<Asked.Tool>();
        for (var tool : config.path("tools")) {
            if (tool.has("toolSpec")) {
                var spec = tool.get("toolSpec");
                all.add(new Asked.Tool(
                        spec.path("name").asText(), spec.path("inputSchema").path("json")));
            }
        }
        return all.isEmpty() ? Asked.Tools.NONE : new Asked.Tools(all, demanded(config.path("toolChoice"), all));
    }

    private static Asked.@Nullable Tool demanded(JsonNode choice, List<Asked.Tool> all) {
        if (choice.has("any")) {
            return all.get(0);
        }
        var name = choice.path("tool").path("name").asText();
        return all.stream().filter(tool -> tool.name().equals(name)).findFirst().orElse(null);
    }

    private Asked.Wishes wishes() {
        return new Asked.Wishes(
                body.path("requestMetadata").path(RequestMetadata.TURN).textValue(), schema(), reasons(), sources());
    }

    private @Nullable JsonNode schema() {
        var schema = body.at(SCHEMA).textValue();
        try {
            return schema == null ? null : Json.read(schema);
        } catch (JsonProcessingException notJson) {
            // Refused before by ConverseTalk.
            return null;
        }
    }

    /** Each provider has its own name for it. */
    private boolean reasons() {
        var fields = body.path("additionalModelRequestFields");
        for (var name : REASONING) {
            var type = fields.path(name).path("type").asText();
            if (type.equals("enabled") || type.equals("adaptive")) {
                return true;
            }
        }
        return false;
    }

    private List<Asked.Source> sources() {
        var sources = new ArrayList<Asked.Source>();
        var index = 0;
        for (var message : messages) {
            for (var block : message.path("content")) {
                var document = block.path("document");
                if (document.path("citations").path("enabled").asBoolean()) {
                    var source = document.path("source");
                    var text = source.path("text").asText(textOf(source.path("content")));
                    sources.add(new Asked.Source(index, document.path("name").asText(), text));
                }
                index += document.isObject() ? 1 : 0;
            }
        }
        return sources;
    }
}
