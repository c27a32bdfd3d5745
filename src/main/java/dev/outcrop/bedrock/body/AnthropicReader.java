package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads the chunks of a stream of Anthropic's, each of which has its place. Kinds that are not known are passed over. */
final class AnthropicReader implements ChunkReader {

    private static final int NONE = -1;

    private final EventLog log = new EventLog();
    private final ObjectNode usage = BodyJson.object();
    private Stage stage = Stage.START;
    private int open = NONE;

    private enum Stage {
        START,
        CONTENT,
        STOPPED,
        OVER
    }

    @Override
    public List<ConverseEvent> read(ObjectNode chunk) {
        var type = chunk.path("type");
        if (!type.isTextual()) {
            throw new UnreadableBodyException("a chunk is not one of Anthropic Claude: it has no type");
        }
        switch (type.textValue()) {
            case "message_start" -> start(chunk);
            case "content_block_start" -> blockStart(chunk);
            case "content_block_delta" -> delta(chunk);
            case "content_block_stop" -> blockStop(chunk);
            case "message_delta" -> stop(chunk);
            case "message_stop" -> end(chunk);
            case "error" ->
                throw new UnreadableBodyException("a chunk tells of an error: "
                        + chunk.at("/error/message").asText());
            default -> {
                // A ping, or a kind that came later than this list.
            }
        }
        return log.take();
    }

    private void start(ObjectNode chunk) {
        require(stage == Stage.START, chunk);
        stage = Stage.CONTENT;
        AnthropicUsage.read(chunk.at("/message/usage"), usage);
        log.begin();
    }

    private void blockStart(ObjectNode chunk) {
        require(stage == Stage.CONTENT && open == NONE, chunk);
        open = chunk.path("index").asInt();
        var block = chunk.path("content_block");
        switch (block.path("type").asText()) {
            case "tool_use" ->
                log.tool(block.path("id").asText(), block.path("name").asText());
            case "redacted_thinking" -> log.redacted(AnthropicBlocks.redacted(block));
            case "text" -> log.text(BodyJson.text(block.path("text")));
            default -> {
                // Whatever it is, its deltas say.
            }
        }
    }

    private void delta(ObjectNode chunk) {
        require(stage == Stage.CONTENT && isOpen(chunk), chunk);
        var delta = chunk.path("delta");
        switch (delta.path("type").asText()) {
            case "text_delta" -> log.text(delta.path("text").asText());
            case "input_json_delta" -> log.toolInput(delta.path("partial_json").asText());
            case "thinking_delta" -> log.reasoning(delta.path("thinking").asText());
            case "signature_delta" -> log.signature(delta.path("signature").asText());
            default -> {
                // A kind that came later than this list.
            }
        }
    }

    private void blockStop(ObjectNode chunk) {
        require(stage == Stage.CONTENT && isOpen(chunk), chunk);
        open = NONE;
        log.close();
    }

    private void stop(ObjectNode chunk) {
        require(stage == Stage.CONTENT && open == NONE, chunk);
        AnthropicUsage.read(chunk.path("usage"), usage);
        if (chunk.at("/delta/stop_reason").isTextual()) {
            stage = Stage.STOPPED;
            log.stop(AnthropicBody.STOPS.bedrock(chunk.at("/delta/stop_reason").textValue()));
        }
    }

    private void end(ObjectNode chunk) {
        require(stage == Stage.STOPPED, chunk);
        stage = Stage.OVER;
        log.metadata(usage);
    }

    private boolean isOpen(JsonNode chunk) {
        return open != NONE && chunk.path("index").asInt() == open;
    }

    private static void require(boolean atItsPlace, ObjectNode chunk) {
        if (!atItsPlace) {
            throw new UnreadableBodyException(
                    "a chunk is not at its place: " + chunk.path("type").asText());
        }
    }
}
