package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Cohere Command R and R+: the message of the user, the history before it, a preamble, tools and their results.
 *
 * <p>Source: Bedrock user guide, Cohere Command R and Command R+ models; recorded answers.
 */
final class CommandRBody implements ProviderBody {

    private static final Set<Feature> FEATURES = EnumSet.of(Feature.TOOLS, Feature.STOP_SEQUENCES);

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.TEXT, "message")
            .bounded(Kind.INTEGER, "max_tokens", 1, Integer.MAX_VALUE)
            .optional(Kind.NUMBER, "temperature", "p", "k", "frequency_penalty", "presence_penalty")
            .optional(Kind.INTEGER, "seed")
            .optional(Kind.LIST, "chat_history", "documents", "tools", "tool_results", "stop_sequences")
            .optional(Kind.TEXT, "preamble", "prompt_truncation")
            .optional(Kind.FLAG, "search_queries_only", "return_prompt", "raw_prompting");

    static final StopWords STOPS = new StopWords()
            .and("COMPLETE", "end_turn")
            .and("COMPLETE", "tool_use")
            .and("STOP_SEQUENCE", "stop_sequence")
            .and("MAX_TOKENS", "max_tokens")
            .and("ERROR_TOXIC", "content_filtered")
            .and("ERROR_LIMIT", "model_context_window_exceeded");

    private static final ConfigNames CONFIG = new ConfigNames("max_tokens", "temperature", "p", "stop_sequences");
    private static final CommandRTools TOOLS = new CommandRTools();

    @Override
    public String word() {
        return "command-r";
    }

    @Override
    public String provider() {
        return "Cohere Command R";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("cohere.command-r");
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    public ObjectNode requestToProvider(ObjectNode converse) {
        Feature.require(converse, provider(), FEATURES);
        var messages = converse.path("messages");
        var asked = CommandRHistory.lastWordsAt(messages);
        var body = BodyJson.object()
                .put("message", Blocks.text(messages.path(asked).path("content")));
        var history = CommandRHistory.before(messages, asked);
        if (!history.isEmpty()) {
            body.set("chat_history", history);
        }
        var system = Blocks.text(converse.path("system"));
        if (!system.isEmpty()) {
            body.put("preamble", system);
        }
        CONFIG.write(converse.path("inferenceConfig"), body);
        TOOLS.write(converse.at("/toolConfig/tools"), body);
        var results = TOOLS.results(messages, asked);
        if (!results.isEmpty()) {
            body.set("tool_results", results);
        }
        BodyJson.merge(body, converse.path("additionalModelRequestFields"));
        return body;
    }

    @Override
    public ObjectNode requestFromProvider(ObjectNode body) {
        var converse = BodyJson.object();
        if (body.has("preamble")) {
            converse.putArray("system")
                    .addObject()
                    .put("text", body.path("preamble").asText());
        }
        var messages = converse.putArray("messages");
        CommandRHistory.read(body.path("chat_history"), messages);
        messages.addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("text", body.path("message").asText());
        TOOLS.readResults(body.path("tool_results"), messages);
        converse.set("inferenceConfig", CONFIG.read(body));
        TOOLS.read(body.path("tools"), converse);
        var rest = body.deepCopy();
        rest.remove(List.of("message", "chat_history", "preamble", "tools", "tool_results"));
        CONFIG.removeFrom(rest);
        if (!rest.isEmpty()) {
            converse.set("additionalModelRequestFields", rest);
        }
        return converse;
    }

    @Override
    public ObjectNode replyFromProvider(ObjectNode reply, ObjectNode converse) {
        if (!reply.path("text").isTextual()) {
            throw new UnreadableBodyException("the answer is not one of " + provider() + ": it has no text");
        }
        var log = new EventLog();
        log.text(reply.path("text").textValue());
        TOOLS.tell(reply.path("tool_calls"), new ToolUseIds(converse), log);
        log.close();
        var content = Reply.content(log.take());
        return Reply.of(content, reason(reply.path("finish_reason").asText(), log), BodyJson.object());
    }

    private static String reason(String word, EventLog log) {
        var reason = STOPS.bedrock(word);
        return log.called() && reason.equals("end_turn") ? "tool_use" : reason;
    }

    @Override
    public ObjectNode replyToProvider(ObjectNode reply, ObjectNode converse) {
        return reply(
                Blocks.text(Reply.content(reply)),
                TOOLS.calls(Reply.content(reply)),
                reply.path("stopReason").asText(),
                converse);
    }

    private ObjectNode reply(String text, ArrayNode calls, String stopReason, ObjectNode converse) {
        var asked = converse.path("messages").toString();
        var messages = converse.path("messages");
        var history = CommandRHistory.before(messages, messages.size());
        history.addObject().put("role", "CHATBOT").put("message", text);
        var reply = BodyJson.object();
        reply.set("chat_history", history);
        reply.put("finish_reason", STOPS.provider(stopReason))
                .put("generation_id", Uuids.of(asked + text))
                .put("response_id", Uuids.of(asked))
                .put("text", text);
        return calls.isEmpty() ? reply : reply.set("tool_calls", calls);
    }

    @Override
    public ChunkReader reader(ObjectNode converse) {
        return new Reader(new ToolUseIds(converse));
    }

    @Override
    public ChunkWriter writer(ObjectNode converse, int inputTokens) {
        return new Writer(converse);
    }

    private final class Reader implements ChunkReader {

        private final EventLog log = new EventLog();
        private final ToolUseIds ids;
        private boolean stopped;

        Reader(ToolUseIds ids) {
            this.ids = ids;
        }

        @Override
        public List<ConverseEvent> read(ObjectNode chunk) {
            var type = chunk.path("event_type").asText();
            if (type.isEmpty()) {
                throw new UnreadableBodyException("a chunk is not one of " + provider() + ": it has no event_type");
            }
            if (stopped) {
                throw new UnreadableBodyException("a chunk is not at its place: " + type + " after stream-end");
            }
            log.begin();
            switch (type) {
                case "text-generation" -> log.text(chunk.path("text").asText());
                case "tool-calls-generation" -> TOOLS.tell(chunk.path("tool_calls"), ids, log);
                case "stream-end" -> {
                    stopped = true;
                    log.stop(reason(chunk.path("finish_reason").asText(), log));
                }
                default -> {
                    // The beginning, or a kind that came later than this list.
                }
            }
            return log.take();
        }
    }

    private final class Writer implements ChunkWriter {

        private final ObjectNode converse;
        private final StringBuilder text = new StringBuilder();
        private final List<ConverseEvent> said = new ArrayList<>();

        Writer(ObjectNode converse) {
            this.converse = converse;
        }

        @Override
        public List<ObjectNode> write(ConverseEvent event) {
            said.add(event);
            var piece = BodyJson.text(event.delta().path("text"));
            text.append(piece);
            return switch (event.type()) {
                case "messageStart" ->
                    List.of(chunk("stream-start")
                            .put(
                                    "generation_id",
                                    Uuids.of(converse.path("messages").toString())));
                case "contentBlockDelta" ->
                    piece.isEmpty()
                            ? List.of()
                            : List.of(chunk("text-generation").put("text", piece));
                case "messageStop" -> end(event.payload().path("stopReason").asText());
                default -> List.of();
            };
        }

        private List<ObjectNode> end(String stopReason) {
            var calls = TOOLS.calls(Reply.content(said));
            var end = chunk("stream-end").put("is_finished", true).put("finish_reason", STOPS.provider(stopReason));
            end.set("response", reply(text.toString(), calls, stopReason, converse));
            return calls.isEmpty()
                    ? List.of(end)
                    : List.of(chunk("tool-calls-generation").set("tool_calls", calls), end);
        }

        private static ObjectNode chunk(String type) {
            return BodyJson.object().put("event_type", type).put("is_finished", false);
        }
    }
}
