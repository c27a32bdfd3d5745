package dev.outcrop.cli;

import dev.outcrop.config.Backend;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the project of the current folder is opened, the same for every command that opens one. */
final class ProjectOptions {

    @Option(names = "--env", paramLabel = "NAME", description = "Lay outcrop.NAME.yaml over outcrop.yaml.")
    private @Nullable String overlay;

    @Option(
            names = "--backend",
            paramLabel = "B",
            converter = BackendWord.class,
            completionCandidates = BackendWord.class,
            description = "Who answers, instead of the backend that outcrop.yaml names: ${COMPLETION-CANDIDATES}.")
    private @Nullable Backend backend;

    /** The same project with another backend. */
    ProjectOptions on(Backend other) {
        var options = new ProjectOptions();
        options.overlay = overlay;
        options.backend = other;
        return options;
    }

    @Nullable
    String overlay() {
        return overlay;
    }

    @Nullable
    Backend backend() {
        return backend;
    }
}
