package dev.outcrop.model;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import java.util.Map;
import java.util.Set;

/**
 * The models of a project by short name. Thread-safe; close it to free its connections.
 *
 * <p>The async client is created by the first call that streams, the sync client by the first that does not.
 */
public final class Models implements AutoCloseable {

    private final Catalog catalog;
    private final Map<String, String> environment;
    private final RealTime time = new RealTime();
    private final Callbacks callbacks = new Callbacks();
    private volatile Setup setup;

    private Models(OutcropConfig config, Catalog catalog, Map<String, String> environment) {
        this.catalog = catalog;
        this.environment = environment;
        this.setup = new Setup(config, line(config));
    }

    /** Opens nothing yet: clients are created by the first call. */
    public static Models of(OutcropConfig config, Catalog catalog) {
        return of(config, catalog, System.getenv());
    }

    static Models of(OutcropConfig config, Catalog catalog, Map<String, String> environment) {
        return new Models(config, catalog, environment);
    }

    /**
     * The model behind a short name, as the configuration is now.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: not configured (with the nearest names)
     */
    public Model named(String shortName) {
        var now = setup;
        var config = now.config().models().get(shortName);
        if (config == null) {
            throw OutcropException.input(
                    "Model \"" + shortName + "\" is not configured.",
                    Nearest.remedy(shortName, now.config().models().keySet()));
        }
        return new ConfiguredModel(ModelVersion.of(config, catalog), now.line());
    }

    public Set<String> names() {
        return setup.config().models().keySet();
    }

    /** Takes over a changed configuration: calls under way end as they began, later ones see the change. */
    public synchronized void reload(OutcropConfig config) {
        var now = setup;
        var line = config.connection().equals(now.config().connection()) ? now.line() : line(config);
        setup = new Setup(config, line);
    }

    private Line line(OutcropConfig config) {
        return new Line(config.connection(), new Clients(config.connection(), environment), time, callbacks);
    }

    @Override
    public void close() {
        setup.line().clients().close();
        callbacks.close();
        time.close();
    }

    /** A configuration and the way to Bedrock that it describes. */
    private record Setup(OutcropConfig config, Line line) {}
}
