package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question to an assistant. */
final class AskStoryTest {

    private static final String WITH_INPUTS = """
            ---
            input:
              topic: { type: string }
              lines: { type: integer, default: 4 }
              avoid: { type: array, default: [] }
            ---
            system:
            You write {{lines}} lines. {{#avoid}}No {{.}}. {{/avoid}}

            user:
            Write about {{topic}}.
            """;

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder);
    }

    @Test
    void the_answer_is_on_stdout_and_who_gave_it_on_stderr() {
        var result = project.run("ask", "poet", "hi");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("[simulated] You said: \"hi\"").endsWith("\n");
        assertThat(result.err()).isEqualTo(ProjectFolder.SIMULATED);
    }

    @Test
    void a_question_is_read_from_stdin_where_none_is_given() {
        assertThat(project.user().piping("a lighthouse\n").run("ask", "poet").out())
                .startsWith("[simulated] You said: \"a lighthouse\"");
        assertThat(project.user().piping("not this").run("ask", "poet", "this").out())
                .startsWith("[simulated] You said: \"this\"");
    }

    @Test
    void variables_may_say_it_all_and_stdin_is_left_alone_then() {
        project.file("prompts/poet.md", WITH_INPUTS);
        var untouched = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                throw new AssertionError("stdin was read");
            }
        };

        var result = project.user().piping(untouched).run("ask", "poet", "--var", "topic=tides");

        assertThat(result.out()).startsWith("[simulated] You said: \"Write about tides.\"");
    }

    @Test
    void with_json_the_answer_is_an_object_with_the_fields_of_the_contract() throws IOException {
        var result = project.run("ask", "poet", "hi", "--json", "--session", "s1");

        var answer = json(result.out());
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(answer.fieldNames())
                .toIterable()
                .startsWith(
                        "status",
                        "assistant",
                        "session",
                        "model",
                        "prompt",
                        "text",
                        "toolCalls",
                        "stopReason",
                        "usage",
                        "latencyMs",
                        "firstTokenMs",
                        "attempts");
        assertThat(answer.path("status").asText()).isEqualTo("ok");
        assertThat(answer.path("session").asText()).isEqualTo("s1");
        assertThat(answer.path("model")).hasToString("{\"name\":\"fast\",\"id\":\"us.amazon.nova-lite-v1:0\"}");
        assertThat(answer.path("prompt").path("name").asText()).isEqualTo("poet");
        assertThat(answer.path("prompt").path("hash").asText()).matches("[0-9a-f]{12}");
        assertThat(answer.path("text").asText()).startsWith("[simulated] You said: \"hi\"");
        assertThat(answer.path("stopReason").asText()).isEqualTo("end_turn");
        assertThat(answer.path("usage").path("costUsd").isNumber()).isTrue();
        assertThat(answer.path("firstTokenMs").isNull()).isTrue();
        assertThat(answer.path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void with_json_a_failure_is_an_object_too() {
        assertThat(project.run("ask", "peot", "hi", "--json")).isEqualTo(new Typed.Result(2, """
                        {"status":"error","assistant":"peot","session":null,"partialText":"","error":{"kind":"input",\
                        "message":"outcrop.yaml has no assistant \\"peot\\".",\
                        "remedy":"Did you mean \\"poet\\"? Use one of [poet], or declare it under assistants:.",\
                        "attempts":0,"requestId":null}}
                        """, ""));
        project.file("prompts/poet.md", "");
        assertThat(project.run("ask", "poet", "hi", "--json")).isEqualTo(new Typed.Result(2, """
                        {"status":"error","assistant":"poet","session":null,"partialText":"","error":{"kind":"input",\
                        "message":"prompts/poet.md: The prompt is empty.","remedy":"Write its text.",\
                        "attempts":0,"requestId":null}}
                        """, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--var topic           | --var \"topic\" does not say which variable has which value. | Write --var NAME=VALUE.",
                "--var =x              | --var \"=x\" does not say which variable has which value.    | Write --var NAME=VALUE.",
                "--var tpic=x          | --var \"tpic\" is not a variable here.                       | Did you mean \"topic\"? Use one of [topic, lines, avoid].",
                "--var topic:=x        | --var topic is not JSON: \"x\".                              | Write --var topic=TEXT for a text, or JSON such as [\"a\", \"b\"] after := in quotes.",
                "--var topic:=null     | --var topic is null.                                         | Leave it out to have no value.",
                "--var topic=x --var lines=many | prompts/poet.md, line 4: The input lines takes a whole number, such as 3, not \"many\". | Give it another value.",
                "--var lines=3         | poet needs a value for topic.                                | Give it as the text, or as the variable topic.",
                "--var topic=x --model fsat | Model \"fsat\" is not configured.                       | Did you mean \"fast\"? Use one of [fast].",
            })
    void wrong_variables_and_models_are_refused_with_what_is_right(String args, String problem, String remedy) {
        project.file("prompts/poet.md", WITH_INPUTS);

        assertThat(project.run(("ask poet " + args).split(" ")))
                .isEqualTo(new Typed.Result(2, "", problem + "\n" + remedy + "\n"));
    }

    @Test
    void nothing_to_say_is_refused() {
        var nothing = new Typed.Result(2, "", "poet needs what the user says.\nGive it as the text.\n");

        assertThat(project.run("ask", "poet")).isEqualTo(nothing);
        assertThat(project.user().piping("  \n\n").run("ask", "poet")).isEqualTo(nothing);
        assertThat(project.user().onTerminal(Channel.IN).run("ask", "poet")).isEqualTo(nothing);
    }

    @Test
    void what_is_piped_in_has_to_be_text_of_some_size() {
        assertThat(project.user()
                        .piping(new ByteArrayInputStream(new byte[] {(byte) 0xff}))
                        .run("ask", "poet"))
                .isEqualTo(new Typed.Result(2, "", """
                        stdin is not UTF-8.
                        Convert it, for example with iconv -t UTF-8.
                        """));
        assertThat(project.user()
                        .piping(new ByteArrayInputStream(new byte[17 << 20]))
                        .run("ask", "poet"))
                .isEqualTo(new Typed.Result(2, "", "stdin has more than 16 MiB.\nPipe in less.\n"));
    }

    @Test
    void a_terminal_is_shown_the_answer_as_it_comes_and_clean() {
        var result = project.user()
                .onTerminal(Channel.OUT, Channel.ERR)
                .with("NO_COLOR", "1")
                .run("ask", "poet", "a\u001b[31mred\u001b[0m \u202eevil");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("[simulated] You said: \"ared evil\"")
                .endsWith("\n");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
