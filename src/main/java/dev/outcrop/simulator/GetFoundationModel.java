package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code GET /foundation-models/ID}: one model that is not retired. */
final class GetFoundationModel implements Operation {

    private final KnownModels models;

    GetFoundationModel(KnownModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "GetFoundationModel";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("GET") ? PlainPath.item(path, "/foundation-models") : Optional.empty();
    }

    @Override
    public Answer answer(String modelId, Request request) {
        var id = ModelId.of(modelId);
        if (!id.wellFormed()) {
            return Refusal.validation(ErrorTexts.malformedModelId(modelId)).answer();
        }
        var wanted = id.profilePrefix().isPresent() ? modelId : id.foundation().orElse(modelId);
        for (var model : models.foundations(CallScope.region(request))) {
            if (model.path("modelId").asText().equals(wanted)) {
                return JsonAnswer.of(Json.object().set("modelDetails", model));
            }
        }
        return new Refusal(BedrockError.RESOURCE_NOT_FOUND, ErrorTexts.UNRESOLVED_MODEL).answer();
    }
}
