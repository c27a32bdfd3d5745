package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A whole answer of Converse, put together, and taken apart into the events of which a streamed one would be made. */
final class Reply {

    private Reply() {}

    static ObjectNode of(ArrayNode content, String stopReason, ObjectNode usage) {
        var reply = BodyJson.object();
        var message = reply.putObject("output").putObject("message");
        message.put("role", "assistant").set("content", content);
        reply.put("stopReason", stopReason);
        if (!usage.isEmpty()) {
            reply.set("usage", usage);
        }
        return reply;
    }

    static JsonNode content(JsonNode reply) {
        return reply.at("/output/message/content");
    }

    /** The blocks that deltas add up to. */
    static ArrayNode content(List<ConverseEvent> events) {
        var content = BodyJson.array();
        var open = new OpenBlock();
        for (var event : events) {
            switch (event.type()) {
                case "contentBlockStart" -> open.begin(event.payload().at("/start/toolUse"));
                case "contentBlockDelta" -> open.add(event.delta());
                case "contentBlockStop" -> open.end(content);
                default -> {
                    // The others are about the message as a whole.
                }
            }
        }
        open.end(content);
        return content;
    }

    /** The events of some blocks: one delta each, the message's own events aside. */
    static List<ConverseEvent> events(JsonNode content) {
        var log = new EventLog();
        for (var block : content) {
            if (block.has("toolUse")) {
                var call = block.get("toolUse");
                log.tool(call.path("toolUseId").asText(), call.path("name").asText());
                log.toolInput(call.path("input").toString());
            } else if (block.has("reasoningContent")) {
                log.reasoning(block.at("/reasoningContent/reasoningText/text").asText());
            } else {
                log.text(BodyJson.text(block.path("text")));
            }
            log.close();
        }
        return log.take();
    }

    private static final class OpenBlock {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder input = new StringBuilder();
        private JsonNode call = BodyJson.object();

        void begin(JsonNode toolUse) {
            call = toolUse;
        }

        void add(JsonNode delta) {
            text.append(BodyJson.text(delta.path("text")));
            reasoning.append(BodyJson.text(delta.at("/reasoningContent/text")));
            input.append(BodyJson.text(delta.at("/toolUse/input")));
        }

        void end(ArrayNode content) {
            if (!call.isEmpty()) {
                var block = content.addObject().putObject("toolUse");
                block.setAll((ObjectNode) call.deepCopy());
                block.set("input", inputOf());
            } else if (!reasoning.isEmpty()) {
                content.addObject()
                        .putObject("reasoningContent")
                        .putObject("reasoningText")
                        .put("text", reasoning.toString());
            } else if (!text.isEmpty()) {
                content.addObject().put("text", text.toString());
            }
            text.setLength(0);
            reasoning.setLength(0);
            input.setLength(0);
            call = BodyJson.object();
        }

        private ObjectNode inputOf() {
            try {
                return BodyJson.objectIn(input.toString());
            } catch (JsonProcessingException e) {
                throw new UnreadableBodyException("the input of tool " + call.path("name") + " is not JSON", e);
            }
        }
    }
}
