package dev.outcrop.cli;

import dev.outcrop.report.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code outcrop doctor}: whether everything that a project needs is there. */
@Command(
        name = "doctor",
        description = "Look whether all that the project needs is there, and call each model once, for one token.",
        footer = {"", "Example:", "  outcrop doctor --backend bedrock"})
final class DoctorCommand implements Callable<Integer> {

    private static final int NOT_DONE = 3;

    private final Caller caller;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    DoctorCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        var found = new Examination(caller, project).run();
        if (json) {
            caller.terminal()
                    .print(Json.pretty(found.stream().map(Diagnosis::fields).toList()));
        } else {
            found.forEach(diagnosis -> diagnosis.print(caller.terminal()));
        }
        return found.stream().anyMatch(diagnosis -> diagnosis.state() == Diagnosis.State.FAIL) ? NOT_DONE : 0;
    }
}
