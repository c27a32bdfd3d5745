package dev.outcrop.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The templates of this repository's worked example. */
final class OwnPromptsTest {

    private final Prompts prompts = Prompts.in(Path.of("."), fault -> {
        throw new AssertionError(fault);
    });

    @Test
    void every_template_is_good_and_says_what_it_is_for() {
        assertThat(prompts.names()).contains("explainer", "explainer.terse", "poet", "support", "triage");
        assertThat(prompts.names())
                .allSatisfy(
                        name -> assertThat(prompts.named(name).description()).isNotEmpty());
    }

    @Test
    void the_explainer_speaks_to_a_seasoned_engineer_who_hates_bad_analogies() {
        var rendered = prompts.named("explainer").render(Map.of("topic", "quantum computing"));

        assertThat(rendered.system()).isEqualTo("""
                        You explain things to a seasoned software engineer, who wants to know how they work and where they break.
                        Avoid bad analogies.
                        Answer first, then the reasons. Plain words, short sentences, no filler.
                        Say what you do not know; never make it up.""");
        assertThat(rendered.user()).isEqualTo("Explain quantum computing.");
    }

    @Test
    void a_variant_takes_the_same_inputs() {
        assertThat(prompts.named("explainer.terse").inputs())
                .isEqualTo(prompts.named("explainer").inputs());
    }

    @Test
    void support_and_poet_and_triage_leave_the_question_to_the_turn() {
        for (var name : List.of("support", "poet", "triage")) {
            assertThat(prompts.named(name).hasUserMessage()).isFalse();
            assertThat(prompts.named(name).render(Map.of()).system()).isNotEmpty();
        }
        assertThat(prompts.named("triage").render(Map.of()).examples()).hasSize(2);
    }
}
