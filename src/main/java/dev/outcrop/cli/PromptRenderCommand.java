package dev.outcrop.cli;

import dev.outcrop.prompt.Prompt;
import dev.outcrop.prompt.RenderedPrompt;
import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop prompt render}: what a model would be sent. */
@Command(
        name = "render",
        description = "Fill a template and show what a model would be sent.",
        footer = {"", "Example:", "  outcrop prompt render explainer --variant terse --var topic=tides"})
final class PromptRenderCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(paramLabel = "NAME", description = "The template: explainer, or its variant explainer.terse.")
    private String name = "";

    @Option(names = "--variant", paramLabel = "V", description = "The variant of the template.")
    private @Nullable String variant;

    @Option(
            names = "--var",
            paramLabel = "K=V",
            description = "A variable; K:=JSON for a number or a list. May be given again.")
    private List<String> vars = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    PromptRenderCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var prompt = outcrop.prompts().named(variant == null ? name : name + "." + variant);
            var known = prompt.inputs().stream().map(Prompt.Input::name).toList();
            var rendered = prompt.render(Vars.read(vars, known));
            if (json) {
                caller.terminal().print(Json.pretty(fields(rendered)));
            } else {
                show(rendered);
            }
            return 0;
        }
    }

    private static Map<String, Object> fields(RenderedPrompt rendered) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("prompt", PromptFields.id(rendered.id()));
        fields.put("system", rendered.system());
        fields.put(
                "examples",
                rendered.examples().stream()
                        .map(example -> Map.of("user", example.user(), "assistant", example.assistant()))
                        .toList());
        fields.put("user", rendered.user());
        return fields;
    }

    private void show(RenderedPrompt rendered) {
        section("system", rendered.system());
        for (var example : rendered.examples()) {
            section("user", example.user());
            section("assistant", example.assistant());
        }
        section("user", rendered.user());
    }

    private void section(String role, String text) {
        if (!text.isEmpty()) {
            caller.terminal().print(Line.of(Tone.STRONG, role + ":"));
            caller.terminal().print(text);
        }
    }
}
