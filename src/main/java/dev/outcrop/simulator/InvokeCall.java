package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.bedrock.body.ProviderBody;
import dev.outcrop.bedrock.body.UnreadableBodyException;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;
import java.util.function.BiFunction;

/** The way of a provider's own body to a request of Converse, or to the first thing that is wrong with it. */
final class InvokeCall {

    private final KnownModels models;
    private final ConverseCall call;

    InvokeCall(KnownModels models, ConverseCall call) {
        this.models = models;
        this.call = call;
    }

    /**
     * The answer to a request.
     *
     * @param saying makes it of what is said, were all well
     */
    Answer answer(String modelId, Request request, BiFunction<Said, InvokeBody, Intact> saying) {
        var refusal = request.overBound() ? ConverseCall.tooLarge() : models.refusal(modelId);
        if (refusal != null) {
            return refusal.answer();
        }
        try {
            return Json.read(request.body()) instanceof ObjectNode json
                    ? answer(modelId, json, request, saying)
                    : malformed().answer();
        } catch (JsonProcessingException notJson) {
            return malformed().answer();
        } catch (UnreadableBodyException unreadable) {
            return Refusal.validation(ErrorTexts.malformedInput(unreadable.what()))
                    .answer();
        }
    }

    private Answer answer(String modelId, ObjectNode json, Request request, BiFunction<Said, InvokeBody, Intact> saying)
            throws JsonProcessingException {
        var spoken = bodyOf(modelId, json);
        if (spoken.isEmpty()) {
            return malformed().answer();
        }
        var fault = spoken.get().shape().fault(json);
        if (fault.isPresent()) {
            return Refusal.validation(ErrorTexts.malformedInput(fault.get())).answer();
        }
        var body = InvokeBody.of(spoken.get(), json, request);
        return call.answer(modelId, body.converse(), request, said -> saying.apply(said.uncited(), body));
    }

    /** A model that an account calls its own is spoken to in whatever body comes. */
    private static Optional<ProviderBody> bodyOf(String modelId, ObjectNode json) {
        var known = ProviderBodies.of(ModelId.of(modelId));
        return known.isPresent() ? known : ProviderBodies.recognised(json);
    }

    private static Refusal malformed() {
        return Refusal.validation(ErrorTexts.MALFORMED_INPUT);
    }
}
