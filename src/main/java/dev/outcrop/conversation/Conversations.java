package dev.outcrop.conversation;

import java.nio.file.Path;
import java.util.List;

/** The conversations of a project: found, read, checked and run. Thread-safe. */
public final class Conversations {

    private final Path directory;
    private final Stage stage;
    private final SimulatedReplies simulated;

    private Conversations(Path directory, Stage stage, SimulatedReplies simulated) {
        this.directory = directory;
        this.stage = stage;
        this.simulated = simulated;
    }

    /**
     * The conversations of a project.
     *
     * @param directory the project's folder; nothing is read yet
     * @param simulated where scripted replies go
     */
    public static Conversations of(Path directory, Stage stage, SimulatedReplies simulated) {
        return new Conversations(directory.toAbsolutePath().normalize(), stage, simulated);
    }

    /**
     * Finds, reads and checks scripts and their data; nothing is called.
     *
     * @param paths files, folders or globs, from the project's folder; empty for {@code conversations/}
     * @throws dev.outcrop.error.OutcropException of kind input with all faults of all files
     */
    public Plan plan(List<String> paths, RunOptions options) {
        return Planner.plan(directory, stage, paths, options);
    }

    /**
     * Runs a plan, several conversations at a time.
     *
     * <p>Interrupting the calling thread ends the run: calls under way are cancelled, what is finished is kept, and the
     * result says so; the thread's interrupt is then used up.
     *
     * @throws dev.outcrop.error.OutcropException only where the run itself could not be held; a failed conversation is an
     *     outcome
     */
    public RunResult run(Plan plan, RunListener listener) {
        return Runner.run(plan, stage, simulated, listener);
    }
}
