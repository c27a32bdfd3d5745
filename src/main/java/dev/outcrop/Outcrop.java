package dev.outcrop;

import dev.outcrop.assistant.AssistantSpec;
import dev.outcrop.assistant.Assistants;
import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Overflow;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.conversation.Conversations;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Models;
import dev.outcrop.prompt.Prompts;
import dev.outcrop.recording.Recordings;
import dev.outcrop.session.Session;
import dev.outcrop.session.Sessions;
import dev.outcrop.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The front door: opens a project and hands out its assistants, sessions and conversations.
 *
 * <pre>{@code
 * try (Outcrop outcrop = Outcrop.open(Path.of("."))) {
 *     Explainer explainer = outcrop.assistant(Explainer.class);
 *     System.out.println(explainer.explain("quantum computing"));
 * }
 * }</pre>
 *
 * <p>Nothing is started before it is asked for: store, simulator and Bedrock's clients are opened by the first use of each.
 * While the project is open, a changed prompt file is used by the next call, and a changed model in outcrop.yaml within a
 * second or two. Thread-safe.
 */
public final class Outcrop implements AutoCloseable {

    private final OutcropOptions options;
    private final Prompts prompts;
    private final ProjectClasses classes;
    private final Answering answering;
    private final Map<String, BuiltAssistant> built = new ConcurrentHashMap<>();
    private volatile OutcropConfig config;

    private @Nullable Models models;
    private @Nullable ConfigWatch watch;
    private @Nullable Database database;
    private @Nullable Sessions sessions;
    private @Nullable Assistants assistants;

    private Outcrop(OutcropConfig config, OutcropOptions options) {
        this.config = config;
        this.options = options;
        this.classes = new ProjectClasses(config);
        this.answering = new Answering(config, options);
        this.prompts = Prompts.in(
                config.directory(), fault -> options.notices().accept(OutcropException.faults(List.of(fault))));
    }

    /**
     * Opens the project of a folder, with its own backend and the process's environment.
     *
     * @throws OutcropException of kind input with every fault of outcrop.yaml
     */
    public static Outcrop open(Path directory) {
        return open(directory, OutcropOptions.DEFAULT);
    }

    /** Opens the project of a folder otherwise than by default. */
    public static Outcrop open(Path directory, OutcropOptions options) {
        return new Outcrop(read(directory, options), options);
    }

    private static OutcropConfig read(Path directory, OutcropOptions options) {
        var read = OutcropConfig.read(directory, options.overlay(), options.environment());
        return options.backend() == null
                ? read
                : read.withConnection(read.connection().withBackend(options.backend()));
    }

    /** What outcrop.yaml says now. */
    public OutcropConfig config() {
        return config;
    }

    public Catalog catalog() {
        return Catalog.shipped();
    }

    public Prompts prompts() {
        return prompts;
    }

    /** The models by short name; with the backend {@code simulator} the first call starts it on a free loopback port. */
    public synchronized Models models() {
        if (models == null) {
            models = Models.of(answering.reachable(config), catalog(), options.environment(), answering.switchboard());
            watch = new ConfigWatch(files(), () -> read(config.directory(), options), this::reload, options.notices());
        }
        return models;
    }

    /**
     * The recordings, on the backends {@code replay} and {@code record}; empty on the others.
     *
     * @throws OutcropException of kind input with all faults of all recordings
     */
    public Optional<Recordings> recordings() {
        return answering.recordings();
    }

    private List<Path> files() {
        var main = config.directory().resolve("outcrop.yaml");
        return options.overlay() == null
                ? List.of(main)
                : List.of(main, config.directory().resolve("outcrop." + options.overlay() + ".yaml"));
    }

    /** Who answers and how it is reached stays as it was opened; models and assistants follow the file. */
    private synchronized void reload(OutcropConfig changed) {
        config = changed.withConnection(config.connection());
        built.clear();
        if (models != null) {
            models.reload(answering.reachable(config));
        }
    }

    /** The kept talks; the store is opened by the first one that is kept or looked up. */
    public synchronized Sessions sessions() {
        if (sessions == null) {
            sessions = Sessions.of(this::database, this::windowOf);
        }
        return sessions;
    }

    private AssistantConfig.Memory windowOf(String assistant) {
        var declared = config.assistants().get(assistant);
        return declared == null
                ? AssistantConfig.Memory.DEFAULT
                : declared.conduct().memory();
    }

    private synchronized Database database() {
        if (database == null) {
            database = Database.open(store());
        }
        return database;
    }

    private Path store() {
        var store = config.workspace().store();
        if (store.startsWith("jdbc:")) {
            // The address is not shown: there may be a password in it.
            throw OutcropException.input(
                    "The store under sessions: is a jdbc: address, and talks can only be kept in a file yet.",
                    "Write a path, such as .outcrop/outcrop.db.");
        }
        return config.directory().resolve(store);
    }

    /**
     * An assistant by its name in outcrop.yaml, checked and built by the first call.
     *
     * @throws OutcropException of kind input: not declared, or everything that does not fit between interface, prompt and
     *     model
     */
    public BuiltAssistant assistant(String name) {
        var known = built.get(name);
        if (known != null) {
            return known;
        }
        var declared = config.assistants().get(name);
        if (declared == null) {
            throw unknown(name);
        }
        var type = declared.interfaceName() == null ? null : classes.interfaceOf(declared, declared.interfaceName());
        var fresh = assistants()
                .build(new AssistantSpec(
                        name,
                        type,
                        declared.prompt(),
                        declared.model(),
                        classes.toolsOf(declared),
                        Overflow.valueOf(declared.conduct().overflow().name()),
                        declared.conduct().settings()));
        built.put(name, fresh);
        return fresh;
    }

    private OutcropException unknown(String name) {
        return OutcropException.input(
                "outcrop.yaml has no assistant \"" + name + "\".",
                config.assistants().isEmpty()
                        ? "Declare it under assistants:."
                        : near(name) + "Use one of " + config.assistants().keySet()
                                + ", or declare it under assistants:.");
    }

    private String near(String name) {
        return Nearest.to(name, config.assistants().keySet())
                .map(near -> "Did you mean \"" + near + "\"? ")
                .orElse("");
    }

    private synchronized Assistants assistants() {
        if (assistants == null) {
            assistants = Assistants.of(prompts, models(), sessions());
        }
        return assistants;
    }

    /**
     * An assistant as the interface that declares it.
     *
     * @throws OutcropException of kind input: no entry of outcrop.yaml has this interface, or what {@link
     *     #assistant(String)} refuses
     */
    public <T> T assistant(Class<T> type) {
        for (var declared : config.assistants().values()) {
            if (type.getName().equals(declared.interfaceName())) {
                return assistant(declared.name()).as(type);
            }
        }
        throw OutcropException.input(
                "outcrop.yaml declares no assistant with the interface \"" + type.getName() + "\".",
                "Add a line under assistants:, such as  name: { interface: " + type.getName() + ", model: … }.");
    }

    /** A talk that the store keeps, begun by its first turn where there is none with this id. */
    public Session session(String assistant, String id) {
        return sessions().open(assistant(assistant), id);
    }

    /** The scripted conversations of the project; with the backend {@code simulator} their replies are scripted too. */
    public synchronized Conversations conversations() {
        return Conversations.of(config.directory(), new ProjectStage(this), answering.replies());
    }

    /** Stops what was started, in the opposite order; every part is closed even where one of them fails. */
    @Override
    public synchronized void close() {
        OutcropException failed = null;
        // An interrupt that ended a call must not keep clients and server from ending in order.
        var interrupted = Thread.interrupted();
        for (var part : new @Nullable AutoCloseable[] {watch, models, answering, database, classes}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception cause) {
                failed = cause instanceof OutcropException known ? known : notClosed(cause);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static OutcropException notClosed(Exception cause) {
        return new OutcropException(
                ErrorKind.MACHINE, "The project could not be closed: " + cause.getMessage(), "", cause);
    }
}
