package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.OutcropOptions;
import dev.outcrop.RecordingOptions;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who calls a command: the terminal, the folder and the environment of the process, or of a test.
 *
 * @param directory the folder that the user stands in, which is the project
 */
record Caller(Terminal terminal, Path directory, Map<String, String> environment) {

    Caller {
        environment = Map.copyOf(environment);
    }

    static Caller ofProcess() {
        var environment = System.getenv();
        return new Caller(Terminal.ofProcess(environment), Path.of("").toAbsolutePath(), environment);
    }

    /** Opens the project; what breaks in it while it is open is told on stderr. */
    Outcrop open(ProjectOptions project) {
        return Outcrop.open(directory, options(project));
    }

    /** The same, with recordings made and used otherwise than by default. */
    Outcrop open(ProjectOptions project, RecordingOptions recording) {
        return Outcrop.open(directory, options(project).withRecording(recording));
    }

    private OutcropOptions options(ProjectOptions project) {
        return OutcropOptions.DEFAULT
                .withOverlay(project.overlay())
                .withBackend(project.backend())
                .withEnvironment(environment)
                .withNotices(this::tell);
    }

    private void tell(OutcropException notice) {
        new Failures(terminal).describe(notice, Tone.WARN);
        terminal.note(Line.of(Tone.DIM, "Until that is mended, what was read before stays in use."));
    }
}
