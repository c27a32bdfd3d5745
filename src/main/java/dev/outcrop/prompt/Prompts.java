package dev.outcrop.prompt;

import dev.outcrop.error.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The template files of a project's {@code prompts/} folder, read when asked for and again when they changed.
 *
 * <p>Thread-safe. A file that became broken is reported once and its last good version stays in use.
 */
public final class Prompts {

    private Prompts() {}

    /**
     * The prompts of a project.
     *
     * @param projectDirectory the folder that holds {@code prompts/}; nothing is read yet
     * @param broken told when a file that was good before no longer is
     */
    public static Prompts in(Path projectDirectory, Consumer<Fault> broken) {
        throw new UnsupportedOperationException("prompt");
    }

    /**
     * A prompt by name ({@code explainer}) or name and variant ({@code explainer.terse}), as its file is now.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: not found (with the nearest names), or all faults of the
     *     file where it was never good
     */
    public Prompt named(String name) {
        throw new UnsupportedOperationException("prompt");
    }

    /** The names with variants of all template files, sorted: {@code explainer}, {@code explainer.terse}. */
    public List<String> names() {
        throw new UnsupportedOperationException("prompt");
    }
}
