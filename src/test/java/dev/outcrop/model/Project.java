package dev.outcrop.model;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.Backend;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.Place;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations for tests. */
final class Project {

    static final String NOVA = "us.amazon.nova-lite-v1:0";
    static final String SONNET = "us.anthropic.claude-sonnet-4-6";
    static final Map<String, String> HTTP_1 = Map.of(ClientFactory.HTTP_VERSION, "1.1");
    static final Map<String, String> HTTP_2 = Map.of();

    private Project() {}

    static Models models(URI endpoint, ModelConfig... models) {
        return models(endpoint, new RealTime(), models);
    }

    /** Waits are as short as the jitter allows. */
    static Models models(URI endpoint, Time time, ModelConfig... models) {
        return Models.of(config(endpoint, Timeouts.DEFAULT, models), Catalog.shipped(), HTTP_1, time, () -> 0);
    }

    static Models models(OutcropConfig config, Map<String, String> environment, Time time) {
        return Models.of(config, Catalog.shipped(), environment, time, () -> 0);
    }

    static Timeouts timeouts(int firstTokenMs, int idleMs, int totalMs) {
        return new Timeouts(Duration.ofMillis(firstTokenMs), Duration.ofMillis(idleMs), Duration.ofMillis(totalMs));
    }

    static OutcropConfig config(URI endpoint, Timeouts timeouts, ModelConfig... models) {
        var byName = new LinkedHashMap<String, ModelConfig>();
        for (var model : models) {
            byName.put(model.name(), model);
        }
        return new OutcropConfig(
                Path.of("/project"),
                new OutcropConfig.Connection("us-east-1", Backend.SIMULATOR, endpoint, timeouts, false),
                byName,
                Map.of(),
                new OutcropConfig.Workspace(".outcrop/outcrop.db", null, List.of()));
    }

    static ModelConfig model(String name, String id, String... fallback) {
        return new ModelConfig(
                name,
                id,
                new ModelConfig.Parameters(0.2, null, 400, List.of()),
                new ModelConfig.Serving(ModelConfig.Api.CONVERSE, null, null),
                List.of(fallback),
                new ModelConfig.Overrides(null, null, null, null, null, null),
                new Place("outcrop.yaml", 4, 3));
    }

    /** The same over InvokeModel; {@code body} is null where the id tells it. */
    static ModelConfig invoked(ModelConfig model, String body) {
        return new ModelConfig(
                model.name(),
                model.id(),
                model.parameters(),
                new ModelConfig.Serving(ModelConfig.Api.INVOKE, body, null),
                model.fallback(),
                model.overrides(),
                model.at());
    }

    static ModelConfig withStopSequences(ModelConfig model, String... stops) {
        var given = model.parameters();
        return new ModelConfig(
                model.name(),
                model.id(),
                new ModelConfig.Parameters(given.temperature(), given.topP(), given.maxTokens(), List.of(stops)),
                model.serving(),
                model.fallback(),
                model.overrides(),
                model.at());
    }

    static ModelConfig withMaxTokens(ModelConfig model, int maxTokens) {
        return new ModelConfig(
                model.name(),
                model.id(),
                new ModelConfig.Parameters(null, null, maxTokens, List.of()),
                model.serving(),
                model.fallback(),
                model.overrides(),
                model.at());
    }
}
