package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.HttpServer;
import dev.outcrop.simulator.http.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of a Converse request from its bytes to what is said, or to the first thing that is wrong with it. */
final class ConverseCall {

    private final KnownModels models;
    private final Repertoire repertoire;
    private final Function<ModelCard, ModelFit> fit;

    ConverseCall(KnownModels models, Repertoire repertoire, Function<ModelCard, ModelFit> fit) {
        this.models = models;
        this.repertoire = repertoire;
        this.fit = fit;
    }

    /**
     * The answer to a request.
     *
     * @param saying makes it of what is said, were all well
     */
    Answer answer(String modelId, Request request, Function<Said, Intact> saying) {
        var refusal = request.overBound() ? tooLarge() : models.refusal(modelId);
        if (refusal != null) {
            return refusal.answer();
        }
        try {
            return answer(modelId, Json.read(request.body()), saying);
        } catch (JsonProcessingException malformed) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT).answer();
        }
    }

    /** The same for a body that has been read. */
    Answer answer(String modelId, JsonNode body, Function<Said, Intact> saying) {
        var refusal = refusal(body);
        if (refusal != null) {
            return refusal.answer();
        }
        var asked = new ConverseBody(body).asked(modelId);
        var card = models.card(modelId);
        var unfit = card.map(fit).map(model -> model.refusal(asked));
        if (unfit.isPresent()) {
            return unfit.get().answer();
        }
        var reaction = repertoire.reaction(asked);
        var intact = saying.apply(new Said(reaction.spoken(), asked, card.orElse(null)));
        return reaction.fault() == null ? intact.answer() : reaction.fault().answer(intact);
    }

    private static @Nullable Refusal refusal(JsonNode body) {
        if (!body.isObject()) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT);
        }
        var shape = ConverseShape.refusal(body);
        return shape == null ? new ConverseTalk(body).refusal() : shape;
    }

    static Refusal tooLarge() {
        var violations = new Violations();
        violations.addHidden("body", "Member must have length less than or equal to " + HttpServer.MAX_BODY);
        return violations.one();
    }
}
