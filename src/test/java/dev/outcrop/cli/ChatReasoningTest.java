package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.Outcrop;
import dev.outcrop.OutcropOptions;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.session.Session;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model thinks, as a chat shows it. */
final class ChatReasoningTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Thinks with what would clear the screen in it, then answers. */
    private static final class Thinker implements Session {

        @Override
        public String id() {
            return "s1";
        }

        @Override
        public Reply say(Question question) {
            var setting = question.setting();
            if (setting.onText() != null) {
                Objects.requireNonNull(setting.onReasoning()).accept("Hm, \u001b[2J");
                setting.onReasoning().accept("kettles.");
                setting.onText().accept("Tea.");
            }
            var receipt = new Reply.Receipt("end_turn", Usage.NONE, Duration.ZERO, null, 1, null);
            return new Reply(
                    "Tea.", "Tea.", new ModelRef("fast", "id"), null, List.of(), receipt, "Hm, \u001b[2Jkettles.");
        }

        @Override
        public boolean undo() {
            return false;
        }
    }

    /** The lines of somebody who sits there. */
    private static final class Typing implements ChatLines {

        private boolean said;

        @Override
        public @Nullable String next() {
            var line = said ? null : "hi";
            said = true;
            return line;
        }

        @Override
        public void interruptibly(Runnable work) {
            work.run();
        }

        @Override
        public boolean edited() {
            return true;
        }

        @Override
        public void close() {}
    }

    private void chat(Map<String, String> environment) {
        ProjectFolder.in(folder);
        var terminal =
                Terminal.on(new ByteArrayInputStream(new byte[0]), out, err, EnumSet.allOf(Channel.class), environment);
        try (var outcrop = Outcrop.open(folder, OutcropOptions.DEFAULT)) {
            var manner = new Chat.Manner(new Address("poet", null), Map.of(), folder);
            assertThat(new Chat(terminal, outcrop, new Thinker(), manner).go(new Typing()))
                    .isZero();
        }
    }

    @Test
    void it_is_dimmed_and_cleaned_and_stands_before_the_answer_that_stdout_has() {
        chat(Map.of());

        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("\u001b[2mHm, \u001b[0m\u001b[2mkettles.\u001b[0m\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Tea.\n\n");
    }

    @Test
    void without_colours_it_has_a_line_of_its_own() {
        chat(Map.of("NO_COLOR", "1"));

        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("Hm, kettles.\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Tea.\n\n");
    }

    @Test
    void json_has_it_where_there_is_any() {
        var reply = new Thinker().say(Question.of("hi"));

        assertThat(AskJson.answer("poet", null, reply)).containsEntry("reasoning", "Hm, \u001b[2Jkettles.");
    }
}
