package dev.outcrop.model;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.OutcropConfig;
import java.util.Set;

/**
 * The models of a project by short name. Thread-safe; close it to free its connections.
 *
 * <p>The async client is created by the first call that streams, the sync client by the first that does not.
 */
public final class Models implements AutoCloseable {

    private Models() {}

    /** Opens nothing yet: clients are created by the first call. */
    public static Models of(OutcropConfig config, Catalog catalog) {
        throw new UnsupportedOperationException("model");
    }

    /**
     * The model behind a short name, as the configuration is now.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: not configured (with the nearest names)
     */
    public Model named(String shortName) {
        throw new UnsupportedOperationException("model");
    }

    public Set<String> names() {
        throw new UnsupportedOperationException("model");
    }

    /** Takes over a changed configuration: calls under way end as they began, later ones see the change. */
    public void reload(OutcropConfig config) {
        throw new UnsupportedOperationException("model");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("model");
    }
}
