package dev.outcrop.cli;

import dev.outcrop.config.Backend;
import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.TextReport;
import dev.outcrop.report.Tone;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop model check}: whether the models can be called. */
@Command(
        name = "check",
        description = "Call each model once, for one token, and say what is missing where it does not answer.",
        footer = {"", "Example:", "  outcrop model check smart --backend bedrock"})
final class ModelCheckCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Short names of outcrop.yaml; all of them where none is given.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    ModelCheckCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var models = outcrop.models();
            var checks = ModelCheck.all(models, names.isEmpty() ? models.names() : names);
            if (json) {
                caller.terminal()
                        .print(Json.pretty(
                                checks.stream().map(ModelCheck::fields).toList()));
            } else {
                checks.forEach(check -> check.diagnosis().print(caller.terminal()));
                simulated(outcrop.config().connection().backend());
            }
            return ModelCheck.exitCode(checks);
        }
    }

    private void simulated(Backend backend) {
        if (backend != Backend.BEDROCK) {
            caller.terminal().note(Line.of(Tone.DIM, TextReport.answeredBy(backend)));
        }
    }
}
