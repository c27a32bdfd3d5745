package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A template that is missing or wrong, as whoever asks the assistant meets it. */
final class BadPromptStoryTest {

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder.resolve("project"));
    }

    static Stream<Arguments> templates() {
        return Stream.of(
                Arguments.of("", """
                        prompts/poet.md: The prompt is empty.
                        Write its text.
                        """),
                Arguments.of("---\ninput: { topic: {} }\nsystem:\nhi\n", """
                        prompts/poet.md, line 1, column 1: The front matter that begins here has no end.
                        Write --- on a line of its own below it.
                        """),
                Arguments.of("""
                        ---
                        input:
                          topic: { type: strng }
                          topic: { type: string }
                        model: us.amazon.nova-lite-v1:0
                        ---
                        Write about {{topic}}.
                        """, """
                        prompts/poet.md, line 3, column 18: type cannot be the text "strng".
                        Did you mean "string"? Write one of [string, number, integer, boolean, array, object, any].
                        prompts/poet.md, line 4, column 3: The key "topic" stands here again, first on line 3.
                        Remove one of the two.
                        prompts/poet.md, line 5, column 8: model cannot be the text "us.amazon.nova-lite-v1:0".
                        Write the short name of a model in outcrop.yaml, such as smart: prompts hold no Bedrock model ids.
                        """),
                Arguments.of("---\ninput: { topic: {} }\n---\nWrite about {{topc}}.\n", """
                        prompts/poet.md, line 4: {{topc}} is not an input of this prompt.
                        Use one of [topic], or declare it under input.
                        """),
                Arguments.of("assistant:\nx\nsystem:\ny\nuser:\nuser:\n z\n", """
                        prompts/poet.md, line 1: assistant: answers nothing.
                        Write a user: section before it.
                        prompts/poet.md, line 3: system: does not come first.
                        Move it to the top; there can be one only.
                        prompts/poet.md, line 5: The section user: is empty.
                        Write its text below it, or take the line out.
                        prompts/poet.md, line 6: user: follows the user: of line 5, which has no answer.
                        Write an assistant: section between them, or make them one.
                        """),
                Arguments.of("---\ninput: " + "{a: ".repeat(50_000) + "\n---\nhi\n", """
                        prompts/poet.md, line 2, column 260: The values are nested more than 64 levels deep.
                        Nest them less deeply.
                        """),
                Arguments.of("x".repeat(300_000), """
                        prompts/poet.md: This is larger than 256 KB, which is all that is read of a template.
                        Take out what is data, and give it as a value of an input.
                        """));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_that_is_wrong_is_refused_with_all_its_faults(String text, String refusal) {
        project.file("prompts/poet.md", text);

        for (var command : new String[] {"ask poet hi", "run", "prompt show poet"}) {
            assertThat(project.run(command.split(" "))).as(command).isEqualTo(refusal(refusal));
        }
    }

    @Test
    void partials_come_from_their_folder_and_from_nowhere_else() throws IOException {
        project.file("secret.md", "secret")
                .file("prompts/partials/house.md", "house rules")
                .file("prompts/partials/loop.md", "{{> loop}}")
                .file("prompts/poet.md", """
                        {{> ../../secret}}
                        {{> /etc/passwd}}
                        {{> link}}
                        {{> hosue}}
                        {{> loop}}
                        """);
        Files.createSymbolicLink(
                project.path().resolve("prompts/partials/link.md"),
                project.path().resolve("secret.md"));

        assertThat(project.run("ask", "poet", "hi")).isEqualTo(refusal("""
                prompts/partials/link.md: This is a symbolic link to a file outside prompts/.
                Put the file itself into prompts/.
                prompts/partials/loop.md, line 1, column 1: {{> loop}} leads back to itself: loop > loop.
                Take one of these partials out.
                prompts/poet.md, line 1, column 1: "../../secret" is not the name of a partial.
                Put the file into prompts/partials/ and write its name without its ending, such as {{> house-style}}.
                prompts/poet.md, line 2, column 1: "/etc/passwd" is not the name of a partial.
                Put the file into prompts/partials/ and write its name without its ending, such as {{> house-style}}.
                prompts/poet.md, line 4, column 1: There is no partial "hosue".
                Did you mean "house"? Use one of [house, link, loop].
                """));
    }

    @Test
    void a_folder_of_partials_that_is_linked_in_from_elsewhere_is_refused() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/house.md"), "secret");
        Files.createSymbolicLink(project.path().resolve("prompts/partials"), folder.resolve("elsewhere"));
        project.file("prompts/poet.md", "{{> house}}");

        assertThat(project.run("prompt", "show", "poet")).isEqualTo(refusal("""
                prompts/partials/house.md: This is a symbolic link to a file outside prompts/.
                Put the file itself into prompts/.
                """));
    }

    @Test
    void a_template_that_is_linked_in_from_elsewhere_is_refused() throws IOException {
        project.file("secret.md", "secret").without("prompts/poet.md");
        Files.createSymbolicLink(
                project.path().resolve("prompts/poet.md"), project.path().resolve("secret.md"));

        assertThat(project.run("prompt", "show", "poet")).isEqualTo(refusal("""
                prompts/poet.md: This is a symbolic link to a file outside prompts/.
                Put the file itself into prompts/.
                """));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        project.file("prompts/poet.md", "line\nbad \u00ff byte\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(project.run("ask", "poet", "hi")).isEqualTo(refusal("""
                prompts/poet.md, line 2: Byte 10 of the file, 0xff, is not UTF-8.
                Save the file as UTF-8.
                """));
    }

    @Test
    void a_template_that_is_not_there_is_named_with_the_nearest() {
        project.file("outcrop.yaml", ProjectFolder.CONFIG.replace("prompt: poet", "prompt: peot"));

        assertThat(project.run("ask", "poet", "hi")).isEqualTo(refusal("""
                poet: There is no prompt "peot".
                Did you mean "poet"? Use one of [poet].
                """));
        assertThat(project.run("prompt", "show", "peot")).isEqualTo(refusal("""
                There is no prompt "peot".
                Did you mean "poet"? Use one of [poet].
                """));
        assertThat(project.run("prompt", "show", "../outcrop")).isEqualTo(refusal("""
                "../outcrop" is not the name of a prompt.
                Write a name of letters, digits, - and _, such as explainer, or explainer.terse for a variant.
                """));
    }

    @Test
    void a_folder_in_the_place_of_a_template_is_refused() {
        project.without("prompts/poet.md").folder("prompts/poet.md");

        assertThat(project.run("ask", "poet", "hi")).isEqualTo(refusal("""
                prompts/poet.md: This is a folder, not a file.
                Put a template file in its place.
                """));
    }

    @Test
    void a_byte_order_mark_and_the_line_ends_of_windows_are_read() {
        project.file(
                "prompts/poet.md", "\ufeff---\r\ndescription: x\r\n---\r\nsystem:\r\nHello\r\n\r\nuser:\r\nhi\r\n");

        assertThat(project.run("prompt", "render", "poet"))
                .isEqualTo(new Typed.Result(0, "system:\nHello\nuser:\nhi\n", ""));
    }

    private static Typed.Result refusal(String text) {
        return new Typed.Result(2, "", text);
    }
}
