package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.simulator.PromptCache.Use;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.HttpServer;
import dev.outcrop.simulator.http.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of a Converse request from its bytes to what is said, or to the first thing that is wrong with it. */
final class ConverseCall {

    private final Inference inference;
    private final Function<ModelCard, ModelFit> fit;

    ConverseCall(Inference inference, Function<ModelCard, ModelFit> fit) {
        this.inference = inference;
        this.fit = fit;
    }

    /**
     * The answer to a request.
     *
     * @param saying makes it of what is said, were all well
     */
    Answer answer(String modelId, Request request, Function<Said, Intact> saying) {
        var refusal = request.overBound() ? tooLarge() : inference.models().refusal(modelId);
        if (refusal != null) {
            return refusal.answer();
        }
        try {
            return answer(modelId, Json.read(request.body()), request, saying);
        } catch (JsonProcessingException malformed) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT).answer();
        }
    }

    /** The same for a body that has been read. */
    Answer answer(String modelId, JsonNode body, Request request, Function<Said, Intact> saying) {
        var refusal = refusal(modelId, body);
        if (refusal != null) {
            return refusal.answer();
        }
        var asked = new ConverseBody(body).asked(modelId);
        var card = inference.models().card(modelId);
        var unfit = card.map(fit).map(model -> model.refusal(asked));
        if (unfit.isPresent()) {
            return unfit.get().answer();
        }
        var guarding = Guarding.of(body, inference.guardrails(), request);
        var refused = guarding == null ? null : guarding.refusing();
        if (refused != null) {
            return saying.apply(new Said(refused, asked, card.orElse(null), Served.of(body, Use.NONE, guarding)))
                    .answer();
        }
        var question = new Question(modelId, body, asked, card.orElse(null), guarding);
        var covered = guarding == null ? asked : guarding.covering(asked);
        var prepared = inference.repertoire().prepared(covered);
        var relay = inference.relay();
        if (prepared == null && relay != null) {
            return relay.answer(body, asked, live -> saying.apply(said(question, live, cache(question))));
        }
        var reaction = prepared == null ? inference.repertoire().reaction(covered) : prepared;
        // What fails is not kept: a fault may come before the model has read anything.
        var cache = reaction.fault() == null ? cache(question) : Use.NONE;
        var intact = saying.apply(said(question, reaction.spoken(), cache));
        return reaction.fault() == null ? intact.answer() : reaction.fault().answer(intact);
    }

    private record Question(
            String modelId,
            JsonNode body,
            Asked asked,
            @Nullable ModelCard card,
            @Nullable Guarding guarding) {}

    private Use cache(Question question) {
        return inference.cache().use(question.modelId(), question.body());
    }

    private static Said said(Question question, Utterance utterance, Use cache) {
        var guarding = question.guarding();
        if (guarding == null) {
            return new Said(utterance, question.asked(), question.card(), Served.of(question.body(), cache, null));
        }
        // A guardrail has to see all of it first.
        var spoken = utterance.spoken();
        var guarded = guarding.over(spoken);
        return new Said(
                guarded.covering(spoken),
                question.asked(),
                question.card(),
                Served.of(question.body(), cache, guarded));
    }

    private static @Nullable Refusal refusal(String modelId, JsonNode body) {
        if (!body.isObject()) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT);
        }
        var shape = ConverseShape.refusal(body);
        if (shape != null) {
            return shape;
        }
        // A prompt of Prompt management brings its own messages.
        return body.path("messages").isEmpty()
                        && ModelId.of(modelId).resourceKind().orElse("").equals("prompt")
                ? null
                : new ConverseTalk(body).refusal();
    }

    static Refusal tooLarge() {
        var violations = new Violations();
        violations.addHidden("body", "Member must have length less than or equal to " + HttpServer.MAX_BODY);
        return violations.one();
    }
}
