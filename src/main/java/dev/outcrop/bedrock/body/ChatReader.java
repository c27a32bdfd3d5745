package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads the chunks of a stream of chat completions; what is new stands in {@code delta}, or in {@code message} with some. */
final class ChatReader implements ChunkReader {

    private static final int NONE = -1;

    private final ChatCompletions body;
    private final ToolUseIds ids;
    private final EventLog log = new EventLog();
    private int calling = NONE;
    private boolean stopped;

    ChatReader(ChatCompletions body, ToolUseIds ids) {
        this.body = body;
        this.ids = ids;
    }

    @Override
    public List<ConverseEvent> read(ObjectNode chunk) {
        if (!chunk.path("choices").isArray()) {
            throw new UnreadableBodyException("a chunk is not one of " + body.provider() + ": it has no choices");
        }
        var choice = chunk.at("/choices/0");
        if (choice.isObject()) {
            choice(choice);
        }
        if (chunk.at("/usage/prompt_tokens").isIntegralNumber() && stopped) {
            log.metadata(UsageJson.of(chunk.at("/usage/prompt_tokens"), chunk.at("/usage/completion_tokens")));
        }
        return log.take();
    }

    private void choice(JsonNode choice) {
        if (stopped) {
            throw new UnreadableBodyException("a chunk of " + body.provider() + " came after the one that stopped");
        }
        var delta = choice.has("delta") ? choice.path("delta") : choice.path("message");
        if (!delta.isObject()) {
            throw new UnreadableBodyException("a chunk is not one of " + body.provider() + ": it has no delta");
        }
        log.begin();
        log.reasoning(BodyJson.text(delta.path("reasoning_content")));
        log.text(BodyJson.text(delta.path("content")));
        for (var call : delta.path("tool_calls")) {
            call(call);
        }
        var stop = ChatCompletions.stopOf(choice);
        if (stop.isTextual()) {
            stopped = true;
            log.stop(ChatCompletions.STOPS.bedrock(stop.textValue()));
        }
    }

    private void call(JsonNode call) {
        var index = call.path("index").asInt(call.has("id") ? calling + 1 : calling);
        if (index != calling) {
            calling = index;
            log.tool(
                    call.path("id").asText(ids.next()),
                    call.at("/function/name").asText());
        }
        log.toolInput(ChatCompletions.arguments(call.at("/function/arguments")));
    }
}
