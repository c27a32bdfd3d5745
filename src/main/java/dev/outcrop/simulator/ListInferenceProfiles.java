package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.List;
import java.util.Optional;

/** {@code GET /inference-profiles}: the system's own profiles that can be called from the caller's region. */
final class ListInferenceProfiles implements Operation {

    private final KnownModels models;

    ListInferenceProfiles(KnownModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "ListInferenceProfiles";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("GET") ? PlainPath.collection(path, "/inference-profiles") : Optional.empty();
    }

    @Override
    public Answer answer(String subject, Request request) {
        var systems = request.parameter("type").map("SYSTEM_DEFINED"::equals).orElse(true);
        return Pages.answer(
                request, "inferenceProfileSummaries", systems ? models.profiles(CallScope.region(request)) : List.of());
    }
}
