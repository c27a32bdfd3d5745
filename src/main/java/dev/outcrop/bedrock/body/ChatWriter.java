package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the chunks of a stream of chat completions. */
final class ChatWriter implements ChunkWriter {

    private final ChatCompletions body;
    private final ObjectNode frame;
    private int call = -1;

    /** A writer whose chunks begin with some members. */
    ChatWriter(ChatCompletions body, ObjectNode frame) {
        this.body = body;
        this.frame = frame;
    }

    @Override
    public List<ObjectNode> write(ConverseEvent event) {
        var delta = BodyJson.object();
        switch (event.type()) {
            case "messageStart" -> delta.put("role", "assistant").put("content", "");
            case "contentBlockStart" -> start(event.payload().at("/start/toolUse"), delta);
            case "contentBlockDelta" -> delta(event.delta(), delta);
            case "messageStop" -> {
                return List.of(chunk(delta, BodyJson.text(event.payload().path("stopReason"))));
            }
            default -> {
                // Blocks have no end of their own.
            }
        }
        return delta.isEmpty() ? List.of() : List.of(chunk(delta, ""));
    }

    private void start(JsonNode toolUse, ObjectNode delta) {
        call++;
        delta.putArray("tool_calls")
                .addObject()
                .put("index", call)
                .put("id", body.callId(toolUse.path("toolUseId").asText()))
                .put("type", "function")
                .putObject("function")
                .put("name", toolUse.path("name").asText())
                .put("arguments", "");
    }

    private void delta(JsonNode said, ObjectNode delta) {
        if (said.path("text").isTextual()) {
            delta.put("content", said.path("text").textValue());
        } else if (said.at("/reasoningContent/text").isTextual()) {
            delta.put("reasoning_content", said.at("/reasoningContent/text").textValue());
        } else if (!said.at("/toolUse/input").asText().isEmpty()) {
            delta.putArray("tool_calls")
                    .addObject()
                    .put("index", call)
                    .putObject("function")
                    .put("arguments", said.at("/toolUse/input").textValue());
        }
    }

    private ObjectNode chunk(ObjectNode delta, String stopReason) {
        var chunk = frame.deepCopy();
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put(body.stopName(), stopReason.isEmpty() ? null : ChatCompletions.STOPS.provider(stopReason));
        return chunk;
    }
}
