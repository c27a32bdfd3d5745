package dev.outcrop.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What outcrop.yaml says, checked, with the environment filled in and the overlay laid over it. Immutable.
 *
 * @param directory the project's folder, absolute
 * @param models by short name, in the order of the file
 * @param assistants by name, in the order of the file
 */
public record OutcropConfig(
        Path directory,
        Connection connection,
        Map<String, ModelConfig> models,
        Map<String, AssistantConfig> assistants,
        Workspace workspace) {

    public OutcropConfig {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        assistants = Collections.unmodifiableMap(new LinkedHashMap<>(assistants));
    }

    /**
     * Reads {@code outcrop.yaml} of a folder, and {@code outcrop.<overlay>.yaml} over it.
     *
     * @throws dev.outcrop.error.OutcropException of kind input with every fault of the files
     */
    public static OutcropConfig read(Path directory, @Nullable String overlay, Map<String, String> environment) {
        return new ConfigReader(directory.toAbsolutePath().normalize(), environment).read(overlay);
    }

    /** What outcrop.yaml may hold: checks it and prints its JSON Schema. */
    public static Shape shape() {
        return ConfigReader.SHAPE;
    }

    /** Who answers, and how it is reached. */
    public record Connection(
            @Nullable String region,
            Backend backend,
            @Nullable URI endpoint,
            Timeouts timeouts,
            boolean requestMetadata) {

        public Connection withBackend(Backend other) {
            return new Connection(region, other, endpoint, timeouts, requestMetadata);
        }

        public Connection withEndpoint(URI other) {
            return new Connection(region, backend, other, timeouts, requestMetadata);
        }
    }

    /**
     * What surrounds the assistants: where talks are kept, what may be spent, where the user's classes are.
     *
     * @param store a path, relative to the project's folder, or a {@code jdbc:} URL
     * @param classpath absolute paths; those that were written out may not exist
     */
    public record Workspace(String store, @Nullable Budget budget, List<Path> classpath) {
        public Workspace {
            classpath = List.copyOf(classpath);
        }
    }

    public OutcropConfig withConnection(Connection other) {
        return new OutcropConfig(directory, other, models, assistants, workspace);
    }
}
