package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code GET /foundation-models}: the models that are not retired, as far as the filters let them through. */
final class ListFoundationModels implements Operation {

    private final KnownModels models;

    ListFoundationModels(KnownModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "ListFoundationModels";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("GET") ? PlainPath.collection(path, "/foundation-models") : Optional.empty();
    }

    @Override
    public Answer answer(String subject, Request request) {
        var body = Json.object();
        var summaries = body.putArray("modelSummaries");
        for (var model : models.foundations(CallScope.region(request))) {
            if (meets(model, request)) {
                summaries.add(model);
            }
        }
        return JsonAnswer.of(body);
    }

    private static boolean meets(ObjectNode model, Request request) {
        return request.parameter("byProvider")
                        .map(wanted -> model.path("providerName").asText().equalsIgnoreCase(wanted)
                                || model.path("modelId").asText().startsWith(wanted.toLowerCase(Locale.ROOT) + "."))
                        .orElse(true)
                && holds(model.path("outputModalities"), request.parameter("byOutputModality"))
                && holds(model.path("inferenceTypesSupported"), request.parameter("byInferenceType"))
                && holds(model.path("customizationsSupported"), request.parameter("byCustomizationType"));
    }

    private static boolean holds(JsonNode list, Optional<String> wanted) {
        return wanted.isEmpty()
                || StreamSupport.stream(list.spliterator(), false)
                        .anyMatch(item -> item.asText().equals(wanted.get()));
    }
}
