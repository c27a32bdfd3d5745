package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A talk whose lines are piped in; on a terminal only the editing of a line differs. */
final class ChatStoryTest {

    private static final String GREETING =
            "Talking to poet. Nothing is kept; --session ID keeps a talk.\n" + ProjectFolder.SIMULATED;

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder);
    }

    @Test
    void each_line_is_answered_and_commands_are_obeyed() {
        var result = project.user()
                .piping("hi\n\n/model\n/model fast\n/undo\n/undo\n/usage\n/exit\nnever\n")
                .run("chat", "poet");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(1).first().asString().startsWith("[simulated] You said: \"hi\"");
        assertThat(result.err().replaceAll("[0-9]+ out · \\$[0-9.]+", "N out · \\$N"))
                .isEqualTo(GREETING + """
                Use one of [fast]: /model NAME
                Answers come from fast (us.amazon.nova-lite-v1:0).
                The last turn is forgotten.
                There is no turn to forget.
                1 turn · 9 tokens in, N out · $N
                """);
        assertThat(folder.resolve(".outcrop")).doesNotExist();
    }

    @Test
    void help_names_every_command() {
        assertThat(project.user().piping("/help\n").run("chat", "poet"))
                .isEqualTo(new Typed.Result(0, "", GREETING + """
                        /attach FILE a picture or document goes with what you say next; without FILE, nothing does
                        /model NAME  another model answers from now on
                        /usage       tokens and money of this chat
                        /undo        forget the last turn
                        /exit        leave, as Ctrl-D does
                        Ctrl-C       stop the reply
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/modle      | \"/modle\" is not a command.          | Did you mean \"/model\"? Use one of [/help, /attach, /model, /usage, /undo, /exit].",
                "/model fsat | Model \"fsat\" is not configured.     | Did you mean \"fast\"? Use one of [fast].",
            })
    void a_wrong_command_ends_a_talk_that_nobody_watches(String line, String problem, String remedy) {
        assertThat(project.user().piping(line + "\nhi\n").run("chat", "poet"))
                .isEqualTo(new Typed.Result(2, "", GREETING + problem + "\n" + remedy + "\n"));
    }

    @Test
    void a_kept_talk_is_gone_on_with_by_the_next_chat() {
        var first = project.user().piping("My name is Ada.\n").run("chat", "poet", "--session", "s1");
        var second = project.user().piping("Again.\n/undo\n").run("chat", "poet", "--session", "s1");

        assertThat(first.err()).startsWith("Talking to poet, session s1 (new).\n");
        assertThat(second.err()).startsWith("Talking to poet, session s1 (1 turn so far).\n");
        assertThat(project.run("session", "show", "s1").out())
                .contains("My name is Ada.")
                .doesNotContain("Again.");
    }

    @Test
    void a_template_that_is_broken_during_a_talk_is_told_once_and_the_last_good_one_stays() {
        var lines = new ArrayDeque<>(List.of("one\n", "two\n", "three\n"));
        var typing = new InputStream() {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (lines.isEmpty()) {
                    return -1;
                }
                if (lines.size() == 2) {
                    project.file("prompts/poet.md", "You write {{long}} poems. {{");
                }
                var line = lines.remove().getBytes(StandardCharsets.UTF_8);
                System.arraycopy(line, 0, bytes, offset, line.length);
                return line.length;
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }
        };

        var result = project.user().piping(typing).run("chat", "poet");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(3);
        assertThat(result.err()).isEqualTo(GREETING + """
                prompts/poet.md, line 1, column 27: The tag "{{" is not closed.
                Close it with }}, or give text that holds braces as the value of an input: a value is never parsed.
                Until that is mended, what was read before stays in use.
                """);
    }

    @Test
    void the_tab_key_completes_commands_and_models() throws IOException {
        assertThat(completed("/")).containsExactly("/help", "/attach", "/model", "/usage", "/undo", "/exit");
        assertThat(completed("/model ")).containsExactly("fast", "smart");
        assertThat(completed("/usage ")).isEmpty();
        assertThat(completed("hello")).isEmpty();
    }

    private static List<String> completed(String typed) throws IOException {
        var candidates = new ArrayList<Candidate>();
        try (var terminal = new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream())) {
            var reader = LineReaderBuilder.builder().terminal(terminal).build();
            var line = new DefaultParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE);

            new ChatWords(List.of("fast", "smart")).complete(reader, line, candidates);
        }
        return candidates.stream().map(Candidate::value).toList();
    }
}
