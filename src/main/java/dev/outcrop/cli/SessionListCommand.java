package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Figures;
import dev.outcrop.report.Json;
import dev.outcrop.report.Tone;
import dev.outcrop.session.SessionSummary;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code outcrop session list}: the kept talks, the latest first. */
@Command(
        name = "list",
        description = "List the kept talks, the latest first.",
        footer = {"", "Example:", "  outcrop session list --assistant support"})
final class SessionListCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    private final Caller caller;

    @Option(names = "--assistant", paramLabel = "NAME", description = "Only the talks with this assistant.")
    private @Nullable String assistant;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many: 1 to 10000, default 50.")
    private int limit = 50;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    SessionListCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw OutcropException.input("--limit is " + limit + ".", "Give a number from 1 to " + MOST + ".");
        }
        try (var outcrop = caller.open(project)) {
            // The store's own limit counts the talks of all assistants.
            var talks = outcrop.sessions().list(assistant == null ? limit : MOST).stream()
                    .filter(talk -> assistant == null || assistant.equals(talk.assistant()))
                    .limit(limit)
                    .toList();
            if (json) {
                caller.terminal()
                        .print(Json.pretty(talks.stream().map(SessionFields::of).toList()));
            } else {
                print(talks);
            }
            return 0;
        }
    }

    private void print(List<SessionSummary> talks) {
        var table = new Table("id", "assistant", ">turns", "last turn", ">tokens", ">cost");
        for (var talk : talks) {
            table.row(
                    new Table.Cell(Tone.STRONG, talk.id()),
                    Table.Cell.of(talk.assistant()),
                    Table.Cell.of(Figures.count(talk.turns())),
                    new Table.Cell(Tone.DIM, SessionFields.when(talk.lastTurn())),
                    Table.Cell.of(Figures.count(talk.usage().tokens().total())),
                    Table.Cell.of(Figures.money(talk.usage().costUsd())));
        }
        table.print(caller.terminal(), "No talk is kept: begin one with  outcrop chat ASSISTANT --session ID");
    }
}
