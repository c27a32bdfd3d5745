package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.bedrock.body.UnreadableBodyException;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /model/ID/count-tokens}: what a request would be counted as, without an answer to it.
 *
 * <p>As in recorded traffic, it is for Anthropic's models by their own ids: an inference profile's is refused.
 */
final class CountTokens implements Operation {

    private static final WireShape CONVERSE = WireStructure.structure()
            .may("messages", ConverseShape.MESSAGES)
            .may("system", ConverseShape.SYSTEM)
            .may("toolConfig", ConverseShape.TOOLS)
            .may("additionalModelRequestFields", WireShapes.DOCUMENT);

    private static final WireShape REQUEST = WireStructure.structure()
            .must(
                    "input",
                    WireStructure.union("CountTokensInput")
                            .may("invokeModel", WireStructure.structure().must("body", WireShapes.BLOB))
                            .may("converse", CONVERSE));

    private final KnownModels models;

    CountTokens(KnownModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "CountTokens";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return ModelPath.modelId(method, path, "count-tokens");
    }

    @Override
    public Answer answer(String modelId, Request request) {
        var refusal = request.overBound() ? ConverseCall.tooLarge() : models.refusal(modelId);
        if (refusal == null && !counts(ModelId.of(modelId))) {
            refusal = Refusal.validation(ErrorTexts.NO_TOKEN_COUNT);
        }
        if (refusal != null) {
            return refusal.answer();
        }
        try {
            return answer(modelId, Json.read(request.body()));
        } catch (JsonProcessingException malformed) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT).answer();
        } catch (UnreadableBodyException unreadable) {
            return Refusal.validation(ErrorTexts.malformedInput(unreadable.what()))
                    .answer();
        }
    }

    private static boolean counts(ModelId id) {
        return id.provider().orElse("").equals("anthropic")
                && id.profilePrefix().isEmpty();
    }

    private static Answer answer(String modelId, JsonNode body) throws JsonProcessingException {
        if (!body.isObject()) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT).answer();
        }
        var refusal = WireShapes.findings(REQUEST, body).refusal();
        if (refusal != null) {
            return refusal.answer();
        }
        var converse = body.at("/input/converse");
        if (converse.isMissingNode()) {
            var bytes = Base64.getDecoder()
                    .decode(body.at("/input/invokeModel/body").textValue());
            var invoked = Json.read(bytes);
            var wrong = invoked instanceof ObjectNode json
                    ? faultOf(modelId, json)
                    : Refusal.validation(ErrorTexts.MALFORMED_INPUT);
            if (wrong != null) {
                return wrong.answer();
            }
            converse = ProviderBodies.of(ModelId.of(modelId)).orElseThrow().requestFromProvider((ObjectNode) invoked);
        }
        var talk = new ConverseTalk(converse).refusal();
        return talk == null ? counted(InputTokens.of(converse)) : talk.answer();
    }

    private static @Nullable Refusal faultOf(String modelId, ObjectNode json) {
        return ProviderBodies.of(ModelId.of(modelId))
                .orElseThrow()
                .shape()
                .fault(json)
                .map(fault -> Refusal.validation(ErrorTexts.malformedInput(fault)))
                .orElse(null);
    }

    private static Answer counted(int tokens) {
        return JsonAnswer.of(Json.object().put("inputTokens", tokens));
    }
}
