package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes the chunks of a stream of Anthropic's: every block has a start there, texts too. */
final class AnthropicWriter implements ChunkWriter {

    private static final int NONE = -1;

    private final ObjectNode converse;
    private final int inputTokens;
    private int open = NONE;
    private String stopReason = "";

    AnthropicWriter(ObjectNode converse, int inputTokens) {
        this.converse = converse;
        this.inputTokens = inputTokens;
    }

    @Override
    public List<ObjectNode> write(ConverseEvent event) {
        return switch (event.type()) {
            case "messageStart" -> List.of(start());
            case "contentBlockStart" -> List.of(toolStart(event.payload()));
            case "contentBlockDelta" -> delta(event);
            case "contentBlockStop" -> List.of(blockStop());
            case "messageStop" -> {
                stopReason = AnthropicBody.STOPS.provider(
                        event.payload().path("stopReason").asText());
                yield List.of();
            }
            case "metadata" -> List.of(stop(event.payload().path("usage")), typed("message_stop"));
            default -> List.of();
        };
    }

    private ObjectNode start() {
        var message = AnthropicBody.message(converse);
        message.putArray("content");
        message.putObject("usage").put("input_tokens", inputTokens).put("output_tokens", 1);
        var chunk = typed("message_start");
        chunk.set("message", message);
        return chunk;
    }

    private ObjectNode toolStart(JsonNode payload) {
        var call = payload.at("/start/toolUse");
        var block = BodyJson.object()
                .put("type", "tool_use")
                .put("id", call.path("toolUseId").asText())
                .put("name", call.path("name").asText());
        block.putObject("input");
        return blockStart(payload.path("contentBlockIndex").asInt(), block);
    }

    private ObjectNode blockStart(int index, ObjectNode block) {
        open = index;
        var chunk = typed("content_block_start").put("index", index);
        chunk.set("content_block", block);
        return chunk;
    }

    private List<ObjectNode> delta(ConverseEvent event) {
        var chunks = new ArrayList<ObjectNode>();
        var index = event.payload().path("contentBlockIndex").asInt();
        var delta = event.delta();
        if (open == NONE) {
            chunks.add(blockStart(index, emptyBlock(delta)));
        }
        var theirs = theirs(delta);
        if (!theirs.isEmpty()) {
            var chunk = typed("content_block_delta").put("index", index);
            chunk.set("delta", theirs);
            chunks.add(chunk);
        }
        return chunks;
    }

    private static ObjectNode emptyBlock(JsonNode delta) {
        var reasoning = delta.path("reasoningContent");
        if (reasoning.has("redactedContent")) {
            return AnthropicBlocks.reasoning(reasoning);
        }
        return reasoning.isObject()
                ? typed("thinking").put("thinking", "").put("signature", "")
                : typed("text").put("text", "");
    }

    private static ObjectNode theirs(JsonNode delta) {
        var reasoning = delta.path("reasoningContent");
        if (delta.path("text").isTextual()) {
            return typed("text_delta").put("text", delta.path("text").textValue());
        }
        if (delta.has("toolUse")) {
            return typed("input_json_delta")
                    .put("partial_json", delta.at("/toolUse/input").asText());
        }
        if (reasoning.path("text").isTextual()) {
            return typed("thinking_delta")
                    .put("thinking", reasoning.path("text").textValue());
        }
        return reasoning.path("signature").isTextual()
                ? typed("signature_delta")
                        .put("signature", reasoning.path("signature").textValue())
                : BodyJson.object();
    }

    private ObjectNode blockStop() {
        var chunk = typed("content_block_stop").put("index", open);
        open = NONE;
        return chunk;
    }

    private ObjectNode stop(JsonNode usage) {
        var chunk = typed("message_delta");
        chunk.putObject("delta").put("stop_reason", stopReason).putNull("stop_sequence");
        UsageJson.put(chunk.putObject("usage"), "output_tokens", usage.path(UsageJson.OUTPUT));
        return chunk;
    }

    private static ObjectNode typed(String type) {
        return BodyJson.object().put("type", type);
    }
}
