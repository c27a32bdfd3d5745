package dev.outcrop.conversation;

import java.nio.file.Path;
import java.util.List;

/** The conversations of a project: found, read, checked and run. Thread-safe. */
public final class Conversations {

    private Conversations() {}

    /**
     * The conversations of a project.
     *
     * @param directory the project's folder; nothing is read yet
     * @param simulated where scripted replies go
     */
    public static Conversations of(Path directory, Stage stage, SimulatedReplies simulated) {
        throw new UnsupportedOperationException("conversation");
    }

    /**
     * Finds, reads and checks scripts and their data; nothing is called.
     *
     * @param paths files, folders or globs, from the project's folder; empty for {@code conversations/}
     * @throws dev.outcrop.error.OutcropException of kind input with all faults of all files
     */
    public Plan plan(List<String> paths, RunOptions options) {
        throw new UnsupportedOperationException("conversation");
    }

    /**
     * Runs a plan. Interrupting the calling thread ends the run; what is finished is kept.
     *
     * @throws dev.outcrop.error.OutcropException only where the run itself could not be held; a failed conversation is an
     *     outcome
     */
    public RunResult run(Plan plan, RunListener listener) {
        throw new UnsupportedOperationException("conversation");
    }
}
