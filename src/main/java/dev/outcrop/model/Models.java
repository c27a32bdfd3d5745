package dev.outcrop.model;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.CallSettings;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Line.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models of a project by short name. Thread-safe; close it to free its connections.
 *
 * <p>The async client is created by the first call that streams, the sync client by the first that does not.
 */
public final class Models implements AutoCloseable {

    private final Catalog catalog;
    private final Map<String, String> environment;
    private final Callbacks callbacks = new Callbacks();
    private final Surroundings around;
    private final Lanes lanes;
    private volatile Setup setup;

    private Models(
            OutcropConfig config,
            Catalog catalog,
            Map<String, String> environment,
            Time time,
            RandomGenerator random,
            Switchboard switchboard) {
        this.catalog = catalog;
        this.environment = environment;
        var watch = new Watch(time);
        this.around = new Surroundings(time, random, callbacks, watch, new SyncCallers(watch), switchboard);
        this.lanes = new Lanes(time);
        this.setup = new Setup(config, line(config), new Versions(catalog));
    }

    /**
     * Opens nothing yet: clients are created by the first call.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: the environment names an endpoint that is not an address
     */
    public static Models of(OutcropConfig config, Catalog catalog) {
        return of(config, catalog, System.getenv());
    }

    /** The same in another environment than the process's own. */
    public static Models of(OutcropConfig config, Catalog catalog, Map<String, String> environment) {
        return of(config, catalog, environment, Switchboard.NONE);
    }

    /** The same with somebody beside the wire. */
    public static Models of(
            OutcropConfig config, Catalog catalog, Map<String, String> environment, Switchboard switchboard) {
        // The thread's own generator each time: it must not be kept.
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new Models(config, catalog, environment, new RealTime(), random, switchboard);
    }

    static Models of(
            OutcropConfig config, Catalog catalog, Map<String, String> environment, Time time, RandomGenerator random) {
        return new Models(config, catalog, environment, time, random, Switchboard.NONE);
    }

    /**
     * The model behind a short name, as the configuration is now.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: not configured (with the nearest names)
     */
    public Model named(String shortName) {
        var now = setup;
        var config = configured(now, shortName);
        var canary = config.serving().canary();
        if (canary != null) {
            // What it cannot do is to be known now, and not when a session gets it.
            var unused = now.versions().first(config.withId(canary.id()), CallSettings.NONE);
        }
        return new ConfiguredModel(
                now.versions().first(config, CallSettings.NONE), context -> turn(now, config, context));
    }

    /**
     * The version behind a short name, and its canary where it has one, to see whether each is answered: a call sends one
     * request, waits half a minute at most and falls back to nobody.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: not configured (with the nearest names)
     */
    public List<Model> alone(String shortName) {
        var now = setup;
        var config = configured(now, shortName);
        var canary = config.serving().canary();
        var versions = canary == null ? List.of(config) : List.of(config, config.withId(canary.id()));
        var effort = Effort.glance(now.config().connection().timeouts());
        return versions.stream()
                .map(version -> ModelVersion.of(version, catalog))
                .<Model>map(version -> new ConfiguredModel(
                        version, context -> new Turn(List.of(version), now.line(), context, effort)))
                .toList();
    }

    private static ModelConfig configured(Setup now, String shortName) {
        var config = now.config().models().get(shortName);
        if (config == null) {
            throw OutcropException.input(
                    "Model \"" + shortName + "\" is not configured.",
                    Nearest.remedy(shortName, now.config().models().keySet()));
        }
        return config;
    }

    private Turn turn(Setup now, ModelConfig model, CallContext context) {
        var first = Canary.choose(model, context.session(), around.random());
        var others = model.fallback().stream()
                .filter(name -> !name.equals(model.name()))
                .map(name -> now.config().models().get(name))
                .filter(other -> other != null);
        var settings = context.settings();
        var versions = Stream.concat(
                        Stream.of(now.versions().first(first, settings)),
                        others.map(other -> now.versions().inPlace(other, settings)))
                .toList();
        return new Turn(
                versions,
                now.line(),
                context,
                Effort.full(now.config().connection().timeouts()));
    }

    public Set<String> names() {
        return setup.config().models().keySet();
    }

    /** Takes over a changed configuration: calls under way end as they began, later ones see the change. */
    public synchronized void reload(OutcropConfig config) {
        var before = setup;
        var same = config.connection().equals(before.config().connection());
        setup = new Setup(config, same ? before.line() : line(config), new Versions(catalog));
        lanes.keep(ids(config));
        if (!same) {
            before.line().clients().retire();
        }
    }

    private static Set<String> ids(OutcropConfig config) {
        return config.models().values().stream()
                .flatMap(model -> model.serving().canary() == null
                        ? Stream.of(model.id())
                        : Stream.of(model.id(), model.serving().canary().id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Line line(OutcropConfig config) {
        var connection = Endpoint.settle(config.connection(), environment);
        return new Line(connection, new Clients(connection, environment, around.callers()), lanes, around);
    }

    /** Ends the calls under way as cancelled. */
    @Override
    public void close() {
        around.watch().cancelAll();
        setup.line().clients().retire();
        callbacks.close();
        around.time().close();
    }

    /** A configuration, the way to Bedrock that it describes, and the versions that it names. */
    private record Setup(OutcropConfig config, Line line, Versions versions) {}
}
