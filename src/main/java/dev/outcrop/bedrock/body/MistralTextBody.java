package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mistral's text completion, which the older models take: one prompt of instructions.
 *
 * <p>Source: Bedrock user guide, Mistral AI text completion.
 */
final class MistralTextBody extends PromptBody {

    private static final Pattern MODELS =
            Pattern.compile("mistral[.](?:mistral-7b|mixtral-8x7b|mistral-large-2402|mistral-small-2402).*");

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.TEXT, "prompt")
            .bounded(Kind.INTEGER, "max_tokens", 1, Integer.MAX_VALUE)
            .optional(Kind.NUMBER, "temperature", "top_p")
            .optional(Kind.INTEGER, "top_k")
            .bounded(Kind.LIST, "stop", 0, 10);

    private static final StopWords STOPS =
            new StopWords().and("stop", "end_turn").and("stop", "stop_sequence").and("length", "max_tokens");

    MistralTextBody() {
        super(new InstructTemplate(), Speech.WORDS, new ConfigNames("max_tokens", "temperature", "top_p", "stop"));
    }

    @Override
    public String word() {
        return "mistral-text";
    }

    @Override
    public String provider() {
        return "Mistral's text completion";
    }

    @Override
    public boolean speaks(String foundation) {
        return MODELS.matcher(foundation).matches();
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
    Said reply(ObjectNode reply) {
        return said(reply, "the answer");
    }

    @Override
    Said chunk(ObjectNode chunk) {
        return said(chunk, "a chunk");
    }

    private Said said(JsonNode json, String what) {
        var output = json.at("/outputs/0");
        if (!output.path("text").isTextual()) {
            throw new UnreadableBodyException(what + " is not one of " + provider() + ": it has no outputs");
        }
        return new Said(
                output.path("text").textValue(), output.path("stop_reason").textValue(), BodyJson.object());
    }

    @Override
    ObjectNode reply(Said said, String prompt) {
        var reply = BodyJson.object();
        reply.putArray("outputs").addObject().put("text", said.text()).put("stop_reason", said.stop());
        return reply;
    }

    @Override
    ObjectNode chunk(Said said, Place place) {
        return reply(said, "");
    }
}
