package dev.outcrop.model;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.Backend;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations for tests. */
final class Project {

    static final String NOVA = "us.amazon.nova-lite-v1:0";
    static final String SONNET = "us.anthropic.claude-sonnet-4-6";
    static final Map<String, String> HTTP_1 = Map.of(Clients.HTTP_VERSION, "1.1");

    private Project() {}

    static Models models(URI endpoint, ModelConfig... models) {
        return Models.of(config(endpoint, Timeouts.DEFAULT, models), Catalog.shipped(), HTTP_1);
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
}
