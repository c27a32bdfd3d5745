package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompt;
import dev.outcrop.report.Json;
import dev.outcrop.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code outcrop prompt list}: every template, and what is wrong with those that are broken. */
@Command(
        name = "list",
        description = "List the templates: name, inputs (those with a default in brackets), description.",
        footer = {"", "Example:", "  outcrop prompt list --json"})
final class PromptListCommand implements Callable<Integer> {

    private final Caller caller;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    PromptListCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var prompts = new ArrayList<Prompt>();
            var broken = new ArrayList<OutcropException>();
            for (var name : outcrop.prompts().names()) {
                try {
                    prompts.add(outcrop.prompts().named(name));
                } catch (OutcropException failure) {
                    broken.add(failure);
                }
            }
            print(prompts);
            if (!broken.isEmpty()) {
                throw Broken.all(broken);
            }
            return 0;
        }
    }

    private void print(List<Prompt> prompts) {
        if (json) {
            caller.terminal()
                    .print(Json.pretty(prompts.stream().map(PromptFields::of).toList()));
            return;
        }
        var table = new Table("name", "hash", "inputs", "description");
        for (var prompt : prompts) {
            table.row(
                    new Table.Cell(Tone.STRONG, prompt.id().fullName()),
                    new Table.Cell(Tone.DIM, prompt.id().hash()),
                    Table.Cell.of(PromptFields.inputs(prompt)),
                    Table.Cell.of(prompt.description()));
        }
        table.print(caller.terminal(), "There are no templates in prompts/.");
    }
}
