package dev.outcrop.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.prompt.Prompts;
import dev.outcrop.sample.Explainer;
import dev.outcrop.sample.SupportDesk;
import dev.outcrop.sample.Triage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This repository's own assistants fit its own prompts. */
final class OwnAssistantsTest {

    @TempDir
    Path folder;

    @Test
    void interfaces_and_templates_of_the_worked_example_fit_together() {
        try (var bench = Workbench.in(folder)) {
            var prompts = Prompts.in(Path.of(""), bench.broken::add);
            var assistants = Assistants.of(prompts, bench.models, bench.sessions);

            var explainer = assistants.build(new AssistantSpec("explainer", Explainer.class, null, "fast", List.of()));
            var support = assistants.build(new AssistantSpec("support", SupportDesk.class, null, "fast", List.of()));
            var triage = assistants.build(new AssistantSpec("triage", Triage.class, null, "fast", List.of()));
            var poet = assistants.build(new AssistantSpec("poet", null, "poet", "fast", List.of()));

            assertThat(explainer.inputs()).containsExactly("topic");
            assertThat(support.inputs()).containsExactly("message");
            assertThat(triage.inputs()).containsExactly("message");
            assertThat(poet.inputs()).containsExactly("text");
        }
    }
}
