package dev.outcrop.cli;

import dev.outcrop.prompt.Prompt;
import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop prompt show}: one template, its inputs and its text. */
@Command(
        name = "show",
        description = "Show a template: what it takes, and its text with partials put in.",
        footer = {"", "Example:", "  outcrop prompt show explainer.terse"})
final class PromptShowCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(paramLabel = "NAME", description = "The template: explainer, or its variant explainer.terse.")
    private String name = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    PromptShowCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var prompt = outcrop.prompts().named(name);
            if (json) {
                var fields = PromptFields.of(prompt);
                fields.put("source", prompt.source());
                fields.put("resolvedSource", prompt.resolvedSource());
                caller.terminal().print(Json.pretty(fields));
            } else {
                show(prompt);
            }
            return 0;
        }
    }

    private void show(Prompt prompt) {
        var terminal = caller.terminal();
        terminal.print(Line.of(Tone.STRONG, prompt.id().fullName())
                .and(Tone.DIM, "  " + prompt.id().hash())
                .and(prompt.model() == null ? "" : "  on " + prompt.model()));
        if (!prompt.description().isEmpty()) {
            terminal.print(Line.of(prompt.description()));
        }
        if (!prompt.inputs().isEmpty()) {
            terminal.print(Line.EMPTY);
            inputs(prompt).print(terminal, "");
        }
        terminal.print(Line.EMPTY);
        terminal.print(prompt.resolvedSource());
    }

    private static Table inputs(Prompt prompt) {
        var table = new Table("input", "type", "default", "description");
        for (var input : prompt.inputs()) {
            table.row(
                    new Table.Cell(Tone.STRONG, input.name()),
                    Table.Cell.of(input.type()),
                    Table.Cell.of(input.required() ? "" : Json.compact(input.fallback())),
                    Table.Cell.of(input.description()));
        }
        return table;
    }
}
