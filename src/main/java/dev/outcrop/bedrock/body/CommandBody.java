package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Cohere's older Command, which goes on with a text: talks are written as {@code User:} and {@code Chatbot:}.
 *
 * <p>It streams token by token only where the body itself asks for it, else the whole answer in one chunk. Source: Bedrock user
 * guide, Cohere Command models; recorded answers.
 */
final class CommandBody extends PromptBody {

    private static final String STREAM = "stream";

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.TEXT, "prompt")
            .bounded(Kind.INTEGER, "max_tokens", 1, 4096)
            .optional(Kind.NUMBER, "temperature", "p", "k")
            .optional(Kind.LIST, "stop_sequences")
            .optional(Kind.FLAG, STREAM)
            .optional(Kind.INTEGER, "num_generations")
            .optional(Kind.TEXT, "return_likelihoods", "truncate")
            .optional(Kind.OBJECT, "logit_bias");

    private static final StopWords STOPS = new StopWords()
            .and("COMPLETE", "end_turn")
            .and("COMPLETE", "stop_sequence")
            .and("MAX_TOKENS", "max_tokens")
            .and("ERROR_TOXIC", "content_filtered")
            .and("ERROR_LIMIT", "model_context_window_exceeded");

    CommandBody() {
        super(
                new DialogTemplate("User:", "Chatbot:"),
                Speech.WORDS,
                new ConfigNames("max_tokens", "temperature", "p", "stop_sequences"));
    }

    @Override
    public String word() {
        return "command";
    }

    @Override
    public String provider() {
        return "Cohere Command";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("cohere.command-text") || foundation.startsWith("cohere.command-light");
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    Set<Feature> features(String modelId) {
        return EnumSet.of(Feature.STOP_SEQUENCES);
    }

    @Override
    String promptName() {
        return "prompt";
    }

    @Override
    StopWords stops() {
        return STOPS;
    }

    @Override
    public ObjectNode streamRequestToProvider(ObjectNode converse) {
        return requestToProvider(converse).put(STREAM, true);
    }

    @Override
    Said reply(ObjectNode reply) {
        var generation = reply.at("/generations/0");
        if (!generation.path("text").isTextual()) {
            throw new UnreadableBodyException("the answer is not one of " + provider() + ": it has no generations");
        }
        return new Said(
                generation.path("text").textValue(),
                generation.path("finish_reason").textValue(),
                BodyJson.object());
    }

    @Override
    Said chunk(ObjectNode chunk) {
        if (chunk.has("generations")) {
            return reply(chunk);
        }
        // Command R's have an event_type besides.
        if (!chunk.has("is_finished") || chunk.has("event_type")) {
            throw new UnreadableBodyException("a chunk is not one of " + provider() + ": it has no generations");
        }
        return new Said(
                BodyJson.text(chunk.path("text")), chunk.path("finish_reason").textValue(), BodyJson.object());
    }

    @Override
    ObjectNode reply(Said said, String prompt) {
        var reply = BodyJson.object();
        reply.putArray("generations")
                .addObject()
                .put("finish_reason", said.stop())
                .put("id", Uuids.of(prompt + said.text()))
                .put("text", said.text());
        return reply.put("id", Uuids.of(prompt)).put("prompt", prompt);
    }

    @Override
    ObjectNode chunk(Said said, Place place) {
        var chunk = BodyJson.object();
        if (said.stop() != null) {
            chunk.put("finish_reason", said.stop());
        }
        return chunk.put("is_finished", said.stop() != null).put("text", said.text());
    }

    @Override
    public ChunkWriter writer(ObjectNode converse, int inputTokens) {
        return converse.at("/additionalModelRequestFields/" + STREAM).asBoolean()
                ? super.writer(converse, inputTokens)
                : new AtOnce(converse);
    }

    /** The whole answer in the last chunk. */
    private final class AtOnce implements ChunkWriter {

        private final StringBuilder text = new StringBuilder();
        private final ObjectNode converse;

        AtOnce(ObjectNode converse) {
            this.converse = converse;
        }

        @Override
        public List<ObjectNode> write(ConverseEvent event) {
            text.append(BodyJson.text(event.delta().path("text")));
            if (!event.type().equals("messageStop")) {
                return List.of();
            }
            var stop = STOPS.provider(event.payload().path("stopReason").asText());
            return List.of(reply(new Said(text.toString(), stop, BodyJson.object()), promptOf(converse)));
        }
    }
}
