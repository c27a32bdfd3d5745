package dev.outcrop.model;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.CallSettings;
import dev.outcrop.config.ModelConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The versions of one configuration, each made by the first call that needs it: the same ones answer call after call.
 *
 * <p>Keeps at most {@link #MOST}; whatever is asked for beyond that is made anew. Thread-safe.
 */
final class Versions {

    /** More than the models of a configuration times the settings of its assistants. */
    static final int MOST = 1_000;

    private final Catalog catalog;
    private final Map<Asked, ModelVersion> known = new ConcurrentHashMap<>();

    Versions(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The version that is asked first.
     *
     * @param model a line of the configuration, or its canary
     * @throws dev.outcrop.error.OutcropException of kind input: it does not do what is asked of it
     */
    ModelVersion first(ModelConfig model, CallSettings settings) {
        return of(
                new Asked(model.name(), model.id(), settings, false),
                () -> ModelVersion.of(model.with(settings), catalog));
    }

    /** One that answers in place of another. */
    ModelVersion inPlace(ModelConfig model, CallSettings settings) {
        return of(
                new Asked(model.name(), model.id(), settings, true),
                () -> ModelVersion.inPlace(model, settings, catalog));
    }

    private ModelVersion of(Asked asked, Supplier<ModelVersion> made) {
        var version = known.get(asked);
        if (version == null) {
            version = made.get();
            if (known.size() < MOST) {
                known.put(asked, version);
            }
        }
        return version;
    }

    int size() {
        return known.size();
    }

    /** A name and an id, with the configuration, tell everything else that a line says. */
    private record Asked(String name, String id, CallSettings settings, boolean inPlace) {}
}
