package dev.outcrop.cli;

import dev.outcrop.report.Figures;
import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import dev.outcrop.session.Transcript;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop session show}: what was said in a kept talk. */
@Command(
        name = "show",
        description = "Show what was said in a kept talk.",
        footer = {"", "Example:", "  outcrop session show s1 --json"})
final class SessionShowCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(paramLabel = "ID", description = "The talk, as outcrop session list names it.")
    private String id = "";

    @Option(names = "--assistant", paramLabel = "NAME", description = "Only the talk with this assistant.")
    private @Nullable String assistant;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    SessionShowCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var talks = KeptTalk.find(outcrop.sessions(), id, assistant);
            if (json) {
                caller.terminal()
                        .print(Json.pretty(talks.stream().map(SessionFields::of).toList()));
            } else {
                talks.forEach(this::show);
            }
            return 0;
        }
    }

    private void show(Transcript talk) {
        var terminal = caller.terminal();
        var summary = talk.summary();
        terminal.print(Line.of(Tone.STRONG, summary.id())
                .and(" with " + summary.assistant())
                .and(Tone.DIM, "  " + Figures.count(summary.turns(), "turn") + " · " + Figures.usage(summary.usage())));
        for (var turn : talk.turns()) {
            terminal.print(Line.EMPTY);
            terminal.print(Line.of(
                    Tone.DIM,
                    "#" + turn.number() + "  " + SessionFields.when(turn.at()) + "  "
                            + turn.model().name() + " (" + turn.model().id() + ")  " + turn.prompt()));
            terminal.print(Line.of(Tone.STRONG, "user"));
            terminal.print(turn.user());
            for (var call : turn.toolCalls()) {
                terminal.print(Line.of(
                        Tone.DIM,
                        "tool " + call.name() + " " + Json.compact(call.arguments()) + " → " + call.result()));
            }
            terminal.print(Line.of(Tone.STRONG, "assistant"));
            terminal.print(turn.assistant());
        }
    }
}
