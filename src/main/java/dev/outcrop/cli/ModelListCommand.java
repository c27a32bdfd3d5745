package dev.outcrop.cli;

import dev.outcrop.model.Models;
import dev.outcrop.report.Json;
import dev.outcrop.report.Tone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code outcrop model list}: short names and what stands behind them. */
@Command(
        name = "list",
        description = "List the short names: model version, window, prices per million tokens, life cycle.",
        footer = {"", "Example:", "  outcrop model list --env production"})
final class ModelListCommand implements Callable<Integer> {

    private final Caller caller;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    ModelListCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        // Not the project's own models: whoever answers them need not be started for a list.
        try (var outcrop = caller.open(project);
                var models = Models.of(outcrop.config(), outcrop.catalog())) {
            var today = LocalDate.now(ZoneOffset.UTC);
            var rows = outcrop.config().models().keySet().stream()
                    .map(name -> ModelRow.of(models, name, today))
                    .toList();
            if (json) {
                caller.terminal()
                        .print(Json.pretty(rows.stream().map(ModelRow::fields).toList()));
            } else {
                print(rows);
            }
            return 0;
        }
    }

    private void print(List<ModelRow> rows) {
        var table = new Table("name", "id", ">window", ">in/M", ">out/M", "state", "");
        for (var row : rows) {
            table.row(
                    new Table.Cell(Tone.STRONG, row.ref().name()),
                    Table.Cell.of(row.ref().id()),
                    Table.Cell.of(row.window()),
                    Table.Cell.of(ModelRow.price(row.prices().input())),
                    Table.Cell.of(ModelRow.price(row.prices().output())),
                    new Table.Cell(row.stateTone(), row.state()),
                    new Table.Cell(Tone.DIM, row.nextDate()));
        }
        table.print(caller.terminal(), "outcrop.yaml has no models.");
    }
}
