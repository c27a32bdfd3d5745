package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads outcrop.yaml and its overlay into records. */
final class ConfigReader {

    private static final String DEFAULT_STORE = ".outcrop/outcrop.db";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern MODEL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Shape STORE = ScalarShape.text(
            "a path, or a URL such as jdbc:postgresql://host/db", ConfigReader::isStore, Map.of("type", "string"));

    static final Shape SHAPE = new FillableShape(Shape.object()
            .key(
                    "region",
                    Shape.text(Pattern.compile("[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}"), "a region such as us-east-1"),
                    "The AWS region; else AWS_REGION's, else the AWS profile's.")
            .key(
                    "backend",
                    Shape.oneOf(Backend.words().toArray(String[]::new)),
                    "Who answers model calls.",
                    Backend.SIMULATOR.word())
            .key("endpoint", HttpAddress.SHAPE, "Another Bedrock Runtime endpoint than the region's.")
            .key(
                    "models",
                    Shape.mapOf(MODEL_NAME, "a name of letters, digits, dots, - and _", ModelConfig.SHAPE),
                    "Short names and the model versions behind them.")
            .key(
                    "assistants",
                    Shape.mapOf(NAME, "a name of letters, digits, - and _", AssistantConfig.SHAPE),
                    "The assistants by name.")
            .key("sessions", sessions(), "Where talks are kept.")
            .key("budget", Budget.SHAPE, "What may be spent.")
            .key("timeouts", Timeouts.SHAPE, "How long a model call may take.")
            .key(
                    "classpath",
                    Shape.listOrOne(ClassPath.ENTRY),
                    "Folders, jars and patterns such as lib/*.jar with the project's classes;"
                            + " by default target/classes and target/dependency/*.jar.")
            .key(
                    "request-metadata",
                    Shape.flag(),
                    "Whether live calls carry the names of run, conversation and turn into the invocation log.",
                    false));

    private final Path directory;
    private final ConfigFiles files;
    private final ArrayList<Fault> faults = new ArrayList<>();

    ConfigReader(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.files = new ConfigFiles(directory, environment);
    }

    private static Shape sessions() {
        return Shape.object().key("store", STORE, "A file of the embedded database, or a jdbc: URL.", DEFAULT_STORE);
    }

    private static boolean isStore(String text) {
        try {
            return text.startsWith("jdbc:") || !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    OutcropConfig read(@Nullable String overlay) {
        var root = files.read(overlay, faults::add);
        SHAPE.check(root, faults::add);
        new CrossCheck(root, faults::add).check();
        refuseFaults();
        var config = new OutcropConfig(
                directory,
                connection(root),
                named(root, "models", ModelConfig::from),
                named(root, "assistants", AssistantConfig::from),
                workspace(root));
        refuseFaults();
        return config;
    }

    private void refuseFaults() {
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
    }

    private static OutcropConfig.Connection connection(Node root) {
        return new OutcropConfig.Connection(
                root.get("region").map(Node::text).orElse(null),
                root.get("backend").map(Node::text).map(Backend::of).orElse(Backend.SIMULATOR),
                root.get("endpoint").map(Node::text).map(URI::create).orElse(null),
                root.get("timeouts").map(Timeouts::from).orElse(Timeouts.DEFAULT),
                root.get("request-metadata").map(Node::flag).orElse(false));
    }

    private OutcropConfig.Workspace workspace(Node root) {
        return new OutcropConfig.Workspace(
                root.get("sessions")
                        .flatMap(node -> node.get("store"))
                        .map(Node::text)
                        .orElse(DEFAULT_STORE),
                root.get("budget").map(Budget::from).orElse(null),
                classpath(root));
    }

    private List<Path> classpath(Node root) {
        var classpath = new ClassPath(directory);
        return root.get("classpath")
                .map(entries -> classpath.of(entries.itemsOrItself(), faults::add))
                .orElseGet(() -> classpath.ofMaven(faults::add));
    }

    private static <T> Map<String, T> named(Node root, String section, BiFunction<String, Node, T> read) {
        var all = new LinkedHashMap<String, T>();
        root.get(section)
                .ifPresent(node -> node.entries().forEach((name, entry) -> all.put(name, read.apply(name, entry))));
        return all;
    }
}
