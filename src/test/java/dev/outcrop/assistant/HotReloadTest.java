package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static dev.outcrop.assistant.Workbench.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.OutcropException;
import dev.outcrop.sample.Explainer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompt files that change while an assistant is in use. */
final class HotReloadTest {

    private static final Question KETTLES = question(null, Map.of("topic", "kettles"));

    @TempDir
    Path folder;

    @Test
    void a_changed_template_is_used_by_the_next_call_and_a_broken_one_is_not() {
        try (var bench = Workbench.in(folder)
                .prompt("explainer", "user:\nExplain {{topic}}.\n")
                .replies("ok")) {
            var explainer = bench.build("explainer", Explainer.class);

            var before = explainer.answer(KETTLES, null);
            bench.prompt("explainer", "system:\nBe brief.\n\nuser:\nExplain {{topic}} now.\n");
            var after = explainer.answer(KETTLES, null);
            bench.prompt("explainer", "user:\nExplain {{topic.\n");
            explainer.answer(KETTLES, null);

            assertThat(messages(bench.asked().get(0))).containsExactly("user: Explain kettles.");
            assertThat(messages(bench.asked().get(1))).containsExactly("user: Explain kettles now.");
            assertThat(messages(bench.asked().get(2))).containsExactly("user: Explain kettles now.");
            assertThat(after.prompt().hash()).isNotEqualTo(before.prompt().hash());
            assertThat(bench.broken).hasSize(1);
        }
    }

    @Test
    void a_template_that_no_longer_fits_its_method_is_a_clear_error_until_it_does() {
        try (var bench = Workbench.in(folder)
                .prompt("explainer", "user:\nExplain {{topic}}.\n")
                .replies("ok")) {
            var explainer = bench.build("explainer", Explainer.class);
            var application = explainer.as(Explainer.class);

            bench.prompt("explainer", "user:\nExplain {{subject}}.\n");

            var message = """
                    Explainer.explain: prompt "explainer" needs "subject", and no parameter brings it.
                    Add a parameter @V("subject"), or give the input a default.
                    Explainer.explain, parameter topic: "topic" is not an input of the prompt "explainer".
                    Use one of [subject].""";
            assertThatThrownBy(() -> application.explain("kettles"))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> explainer.answer(KETTLES, null)).hasMessage(message);
            bench.prompt("explainer", "user:\nExplain {{topic}} again.\n");
            assertThat(explainer.answer(KETTLES, null).text()).isEqualTo("ok");
            assertThat(bench.asked()).hasSize(1);
        }
    }
}
