package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.attachment.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and documents from the command line. */
final class AttachStoryTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder).file("dot.png", Samples.PNG).file("wrong.png", Samples.text("hi"));
        Samples.write(elsewhere, "notes.md", Samples.text("# Notes\n" + "words ".repeat(500)));
    }

    private int inputTokens(String... more) throws IOException {
        var words = new String[4 + more.length];
        System.arraycopy(new String[] {"ask", "poet", "What is this?", "--json"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        var answer = new ObjectMapper().readTree(project.run(words).out());
        assertThat(answer.path("status").asText()).isEqualTo("ok");
        return answer.at("/usage/inputTokens").asInt();
    }

    @Test
    void what_is_attached_is_sent_wherever_it_lies() throws IOException {
        var bare = inputTokens();

        assertThat(inputTokens("--attach", "dot.png")).isGreaterThan(bare);
        assertThat(inputTokens(
                        "--attach",
                        "dot.png",
                        "--attach",
                        elsewhere.resolve("notes.md").toString()))
                .isGreaterThan(bare + 500);
    }

    @Test
    void what_cannot_be_attached_is_said_before_anything_is_asked() {
        assertThat(project.run("ask", "poet", "hi", "--attach", "wrong.png")).isEqualTo(new Typed.Result(2, "", """
                The attachment "wrong.png" is not a png picture: it is plain text.
                Attach what its name says.
                """));
        assertThat(project.run("ask", "poet", "hi", "--attach", "gone.png")).isEqualTo(new Typed.Result(2, "", """
                The attachment "gone.png" cannot be read: No such file or directory.
                Correct the name, or the rights of the file.
                """));
    }

    @Test
    void a_chat_attaches_to_what_is_said_next_and_to_that_alone() {
        var result = project.user()
                .piping("/attach dot.png\n/attach dot.png\nlook\n/attach dot.png\n/attach\nno more\n/usage\n")
                .run("chat", "poet");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("dot.png goes with what you say next.\n")
                .contains("dot.png, dot.png go with what you say next.\n")
                .contains("Nothing is attached: /attach FILE\n");
        assertThat(result.out()).contains("You said: \"look\"").contains("You said: \"no more\"");
    }

    @Test
    void a_chat_says_what_it_cannot_attach() {
        var result = project.user().piping("/attach wrong.png\n").run("chat", "poet");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).endsWith("""
                The attachment "wrong.png" is not a png picture: it is plain text.
                Attach what its name says.
                """);
    }
}
