package dev.outcrop.cli;

import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code outcrop doctor}: whether everything that a project needs is there. */
@Command(
        name = "doctor",
        description = "Look whether all that the project needs is there; no model is called.",
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
            print(found);
        }
        return found.stream().anyMatch(diagnosis -> diagnosis.state() == Diagnosis.State.FAIL) ? NOT_DONE : 0;
    }

    private void print(List<Diagnosis> found) {
        for (var diagnosis : found) {
            var indent = " ".repeat(22);
            var rows = diagnosis.finding().lines().toList();
            caller.terminal()
                    .print(Line.of(
                                    diagnosis.state().tone(),
                                    String.format(
                                            Locale.ROOT,
                                            "%-5s ",
                                            diagnosis.state().word()))
                            .and(Tone.STRONG, String.format(Locale.ROOT, "%-15s ", diagnosis.subject()))
                            .and(rows.isEmpty() ? "" : rows.get(0)));
            rows.stream().skip(1).forEach(row -> caller.terminal().print(Line.of(indent + row)));
            diagnosis.remedy().lines().forEach(row -> caller.terminal().print(Line.of(Tone.DIM, indent + row)));
        }
    }
}
