package dev.outcrop.conversation;

import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A project folder with the conversations of a test. */
record SmallProject(Path directory, SmallStage stage, SimulatedReplies simulated) {

    static SmallProject in(Path directory) {
        return new SmallProject(directory, new SmallStage(), SimulatedReplies.IGNORED);
    }

    SmallProject simulating(SimulatedReplies replies) {
        return new SmallProject(directory, stage, replies);
    }

    /** Writes a file, named from the project's folder. */
    SmallProject file(String name, String text) {
        try {
            var file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Conversations conversations() {
        return Conversations.of(directory, stage, simulated);
    }

    Plan plan(String... paths) {
        return conversations().plan(List.of(paths), RunOptions.DEFAULT);
    }

    RunResult run() {
        return run(RunOptions.DEFAULT);
    }

    RunResult run(RunOptions options) {
        return run(options, RunListener.SILENT);
    }

    RunResult run(RunOptions options, RunListener listener) {
        var conversations = conversations();
        return conversations.run(conversations.plan(List.of(), options), listener);
    }

    /** The only outcome of a run. */
    Outcome outcome() {
        var outcomes = run().outcomes().stream().toList();
        Assertions.assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    /** What planning is refused with. */
    String refusal(String... paths) {
        return Assertions.catchThrowableOfType(OutcropException.class, () -> plan(paths))
                .getMessage();
    }
}
