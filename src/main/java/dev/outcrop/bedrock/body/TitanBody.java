package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Amazon Titan Text, which goes on with a text: talks are written as {@code User:} and {@code Bot:}.
 *
 * <p>Source: Bedrock user guide, Amazon Titan Text models; recorded answers.
 */
final class TitanBody extends PromptBody {

    private static final String CONFIG = "textGenerationConfig";

    private static final BodyShape SHAPE =
            BodyShape.EMPTY.required(Kind.TEXT, "inputText").optional(Kind.OBJECT, CONFIG);

    private static final StopWords STOPS = new StopWords()
            .and("FINISH", "end_turn")
            .and("FINISHED", "end_turn")
            .and("LENGTH", "max_tokens")
            .and("STOP_CRITERIA_MET", "stop_sequence")
            .and("CONTENT_FILTERED", "content_filtered");

    TitanBody() {
        super(
                new DialogTemplate("User:", "Bot:"),
                Speech.WORDS,
                new ConfigNames("maxTokenCount", "temperature", "topP", "stopSequences"));
    }

    @Override
    public String word() {
        return "titan";
    }

    @Override
    public String provider() {
        return "Amazon Titan Text";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("amazon.titan-text") || foundation.startsWith("amazon.titan-tg1");
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
        return "inputText";
    }

    @Override
    StopWords stops() {
        return STOPS;
    }

    @Override
    ObjectNode parameters(ObjectNode body) {
        return body.withObjectProperty(CONFIG);
    }

    @Override
    Said reply(ObjectNode reply) {
        var result = reply.at("/results/0");
        if (!result.path("outputText").isTextual()) {
            throw new UnreadableBodyException("the answer is not one of " + provider() + ": it has no results");
        }
        return new Said(
                result.path("outputText").textValue(),
                result.path("completionReason").textValue(),
                UsageJson.of(reply.path("inputTextTokenCount"), result.path("tokenCount")));
    }

    @Override
    Said chunk(ObjectNode chunk) {
        if (!chunk.path("outputText").isTextual()) {
            throw new UnreadableBodyException("a chunk is not one of " + provider() + ": it has no outputText");
        }
        return new Said(
                chunk.path("outputText").textValue(),
                chunk.path("completionReason").textValue(),
                UsageJson.of(chunk.path("inputTextTokenCount"), chunk.path("totalOutputTextTokenCount")));
    }

    @Override
    ObjectNode reply(Said said, String prompt) {
        var reply = BodyJson.object();
        UsageJson.put(reply, "inputTextTokenCount", said.usage().path(UsageJson.INPUT));
        var result = reply.putArray("results").addObject();
        UsageJson.put(result, "tokenCount", said.usage().path(UsageJson.OUTPUT));
        result.put("outputText", said.text()).put("completionReason", said.stop());
        return reply;
    }

    @Override
    ObjectNode chunk(Said said, Place place) {
        return BodyJson.object()
                .put("outputText", said.text())
                .put("index", 0)
                .put("totalOutputTextTokenCount", place.tokens())
                .put("completionReason", said.stop())
                .put("inputTextTokenCount", place.inputTokens());
    }
}
