package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * DeepSeek: one prompt with the model's own marks; reasoning comes before the answer, in tags. Earlier reasoning is left out
 * of the prompt, as DeepSeek asks.
 *
 * <p>Source: Bedrock user guide, DeepSeek models; DeepSeek's API guide, reasoning model.
 */
final class DeepSeekBody extends PromptBody {

    private static final int MOST_TOKENS = 32768;
    private static final int MOST_STOPS = 10;

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.TEXT, "prompt")
            .optional(Kind.NUMBER, "temperature", "top_p")
            .bounded(Kind.INTEGER, "max_tokens", 1, MOST_TOKENS)
            .bounded(Kind.LIST, "stop", 0, MOST_STOPS);

    private static final StopWords STOPS =
            new StopWords().and("stop", "end_turn").and("stop", "stop_sequence").and("length", "max_tokens");

    DeepSeekBody() {
        super(new DeepSeekTemplate(), new ThinkTags(), new ConfigNames("max_tokens", "temperature", "top_p", "stop"));
    }

    @Override
    public String word() {
        return "deepseek";
    }

    @Override
    public String provider() {
        return "DeepSeek";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("deepseek.");
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    Set<Feature> features(String modelId) {
        return EnumSet.of(Feature.STOP_SEQUENCES, Feature.REASONING);
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
    int mostTokens() {
        return MOST_TOKENS;
    }

    @Override
    Said reply(ObjectNode reply) {
        return said(reply, "the answer");
    }

    @Override
    Said chunk(ObjectNode chunk) {
        return said(chunk, "a chunk");
    }

    private Said said(JsonNode json, String what) {
        var choice = json.at("/choices/0");
        if (!choice.path("text").isTextual()) {
            throw new UnreadableBodyException(what + " is not one of " + provider() + ": it has no text in choices");
        }
        return new Said(
                choice.path("text").textValue(), choice.path("stop_reason").textValue(), BodyJson.object());
    }

    @Override
    ObjectNode reply(Said said, String prompt) {
        var reply = BodyJson.object();
        reply.putArray("choices").addObject().put("text", said.text()).put("stop_reason", said.stop());
        return reply;
    }

    @Override
    ObjectNode chunk(Said said, Place place) {
        return reply(said, "");
    }
}
