package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code GET /inference-profiles/ID}: one of them, by its id or ARN. */
final class GetInferenceProfile implements Operation {

    private final KnownModels models;

    GetInferenceProfile(KnownModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "GetInferenceProfile";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("GET") ? PlainPath.item(path, "/inference-profiles") : Optional.empty();
    }

    @Override
    public Answer answer(String profileId, Request request) {
        var id = profileId.substring(profileId.lastIndexOf('/') + 1);
        return models.profile(id, CallScope.region(request))
                .map(JsonAnswer::of)
                .orElseGet(() -> new Refusal(
                                BedrockError.RESOURCE_NOT_FOUND,
                                "The provided inference profile identifier is invalid.")
                        .answer());
    }
}
