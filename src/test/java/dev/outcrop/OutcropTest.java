package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.error.OutcropException;
import dev.outcrop.sample.Explainer;
import dev.outcrop.sample.SupportDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project opened, used, changed while it is open, and closed. */
@Timeout(60)
final class OutcropTest {

    private static final String CONFIG = """
            models:
              fast: { id: us.amazon.nova-lite-v1:0, max-tokens: 400 }
            assistants:
              poet: { prompt: poet, model: fast }
              explainer: { interface: dev.outcrop.sample.Explainer, model: fast }
            """;

    @TempDir
    Path folder;

    private final List<OutcropException> notices = new CopyOnWriteArrayList<>();
    private final OutcropOptions options = OutcropOptions.DEFAULT.withNotices(notices::add);

    @BeforeEach
    void write() throws IOException {
        file("outcrop.yaml", CONFIG);
        file("prompts/poet.md", "You write poems.\n");
        file("prompts/explainer.md", "---\ninput: { topic: {} }\n---\nuser:\nExplain {{topic}}.\n");
        file(
                "conversations/hi.yaml",
                "assistant: poet\nturns: [{ user: hi, simulate: hello, expect: { equals: hello } }]\n");
    }

    @Test
    void a_project_that_is_opened_and_closed_starts_nothing_and_leaves_nothing() {
        var before = threads();

        Outcrop.open(folder, options).close();

        assertThat(threads()).isEqualTo(before);
        assertThat(folder.resolve(".outcrop")).doesNotExist();
    }

    @Test
    void a_declared_interface_answers() {
        try (var outcrop = Outcrop.open(folder, options)) {
            assertThat(outcrop.assistant(Explainer.class).explain("tides"))
                    .startsWith("[simulated] You said: \"Explain tides.\"");
        }
    }

    @Test
    void an_interface_that_is_not_declared_is_refused_with_the_line_to_add() {
        try (var outcrop = Outcrop.open(folder, options)) {
            assertThatThrownBy(() -> outcrop.assistant(SupportDesk.class))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage("""
                            outcrop.yaml declares no assistant with the interface "dev.outcrop.sample.SupportDesk".
                            Add a line under assistants:, such as  name: { interface: dev.outcrop.sample.SupportDesk, model: … }.""");
        }
    }

    @Test
    void an_assistant_is_checked_and_built_once() {
        try (var outcrop = Outcrop.open(folder, options)) {
            assertThat(outcrop.assistant("poet")).isSameAs(outcrop.assistant("poet"));
            assertThatThrownBy(() -> outcrop.assistant("peot")).hasMessage("""
                    outcrop.yaml has no assistant "peot".
                    Did you mean "poet"? Use one of [poet, explainer], or declare it under assistants:.""");
        }
    }

    @Test
    void a_kept_talk_is_found_when_the_project_is_opened_again() {
        try (var outcrop = Outcrop.open(folder, options)) {
            outcrop.session("poet", "s1").say("one");
        }

        try (var outcrop = Outcrop.open(folder, options)) {
            outcrop.session("poet", "s1").say("two");

            assertThat(outcrop.sessions().list(10))
                    .extracting(talk -> talk.id() + ", turns: " + talk.turns())
                    .containsExactly("s1, turns: 2");
        }
    }

    @Test
    void conversations_run_with_their_simulated_replies() {
        try (var outcrop = Outcrop.open(folder, options)) {
            var conversations = outcrop.conversations();

            var result = conversations.run(conversations.plan(List.of(), RunOptions.DEFAULT), RunListener.SILENT);

            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void another_model_version_is_used_by_the_next_call() throws IOException {
        try (var outcrop = Outcrop.open(folder, options)) {
            assertThat(outcrop.session("poet", "s1").say("one").model().id()).isEqualTo("us.amazon.nova-lite-v1:0");

            file("outcrop.yaml", CONFIG.replace("nova-lite", "nova-pro"));
            await(() -> outcrop.config().models().get("fast").id().contains("nova-pro"));

            assertThat(outcrop.session("poet", "s1").say("two").model().id()).isEqualTo("us.amazon.nova-pro-v1:0");
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void a_file_that_becomes_broken_is_told_once_and_what_was_read_before_stays() throws IOException {
        try (var outcrop = Outcrop.open(folder, options)) {
            outcrop.session("poet", "s1").say("one");

            file("outcrop.yaml", CONFIG.replace("model: fast", "model: fsat"));
            await(() -> !notices.isEmpty());

            assertThat(outcrop.session("poet", "s1").say("two").model().name()).isEqualTo("fast");
            assertThat(notices).extracting(OutcropException::getMessage).containsExactly("""
                    outcrop.yaml, line 4, column 32: There is no model "fsat".
                    Did you mean "fast"? Use one of [fast].
                    outcrop.yaml, line 5, column 64: There is no model "fsat".
                    Did you mean "fast"? Use one of [fast].""");
        }
    }

    @Test
    void a_template_that_changes_is_used_by_the_next_call_and_a_broken_one_is_not() throws IOException {
        try (var outcrop = Outcrop.open(folder, options)) {
            var poet = outcrop.session("poet", "s1");
            var first = poet.say("one").prompt();
            file("prompts/poet.md", "You write long poems.\n");
            var second = poet.say("two").prompt();
            file("prompts/poet.md", "You write {{long poems.\n");
            var third = poet.say("three").prompt();

            assertThat(second).isNotEqualTo(first);
            assertThat(third).isEqualTo(second);
            assertThat(notices).extracting(OutcropException::getMessage).containsExactly("""
                    prompts/poet.md, line 1, column 11: The tag "{{long poems." is not closed.
                    Close it with }}, or give text that holds braces as the value of an input: a value is never parsed.""");
        }
    }

    @Test
    void closing_ends_every_thread_that_was_started_and_frees_the_store() {
        var outcrop = Outcrop.open(folder, options);
        outcrop.session("poet", "s1").say("one");

        outcrop.close();
        outcrop.close();

        await(() -> threads().stream().noneMatch(name -> name.startsWith("outcrop-")));
        assertThat(folder.resolve(".outcrop"))
                .isDirectoryContaining("glob:**outcrop.db")
                .isDirectoryNotContaining("glob:**outcrop.db-*");
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("outcrop"))
                .sorted()
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(condition.getAsBoolean()).as("within thirty seconds").isTrue();
    }
}
