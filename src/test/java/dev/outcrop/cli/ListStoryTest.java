package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates, models and schemas, listed and shown. */
final class ListStoryTest {

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder).file("prompts/poet.terse.md", """
                ---
                description: Two lines of verse.
                input:
                  topic: { type: string, description: what it is about }
                  mood:  { type: string, default: calm }
                ---
                system:
                You write two lines in a {{mood}} mood.

                user:
                Write about {{topic}}.
                """);
    }

    @Test
    void templates_are_listed_with_their_inputs() {
        var result = project.run("prompt", "list");

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("""
                NAME        HASH          INPUTS        DESCRIPTION
                poet        [0-9a-f]{12}
                poet\\.terse  [0-9a-f]{12}  topic \\[mood]  Two lines of verse\\.
                """);
    }

    @Test
    void broken_templates_are_told_after_those_that_are_not() {
        project.file("prompts/broken.md", "{{#a}}");

        var result = project.run("prompt", "list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).contains("poet.terse").doesNotContain("broken");
        assertThat(result.err()).startsWith("prompts/broken.md, line 1, column 1: ");
    }

    @Test
    void a_template_is_shown_with_what_it_takes() {
        assertThat(project.run("prompt", "show", "poet.terse").out()).matches("""
                (?s)poet\\.terse  [0-9a-f]{12}
                Two lines of verse\\.

                INPUT  TYPE    DEFAULT  DESCRIPTION
                topic  string           what it is about
                mood   string  "calm"

                ---
                description: Two lines of verse\\.
                .*
                user:
                Write about \\{\\{topic}}\\.
                """);
    }

    @Test
    void a_template_is_filled_and_values_are_never_parsed_again() {
        var args = new String[] {"prompt", "render", "poet", "--variant", "terse", "--var", "topic={{mood}}"};

        assertThat(project.run(args)).isEqualTo(new Typed.Result(0, """
                system:
                You write two lines in a calm mood.
                user:
                Write about {{mood}}.
                """, ""));
        assertThat(project.run("prompt", "render", "poet.terse")).isEqualTo(new Typed.Result(2, "", """
                prompts/poet.terse.md, line 11: {{topic}} has no value.
                Give it one; the inputs of this prompt are [mood, topic].
                """));
    }

    @Test
    void models_are_listed_with_prices_and_life_cycle() {
        project.file("outcrop.yaml", ProjectFolder.CONFIG.replace("assistants:", """
                  house: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc" }
                assistants:"""));

        assertThat(project.run("model", "list").out()).isEqualTo("""
                NAME   ID                                                         WINDOW   IN/M  OUT/M  STATE
                fast   us.amazon.nova-lite-v1:0                                     300K  $0.06  $0.24  active
                house  arn:aws:bedrock:us-east-1:123456789012:imported-model/abc       ?      ?      ?  unknown
                """);
        assertThat(project.run("model", "show", "house")).isEqualTo(new Typed.Result(0, """
                id          arn:aws:bedrock:us-east-1:123456789012:imported-model/abc
                The catalogue does not know it: window, prices and life cycle are unknown.
                """, ""));
    }

    @Test
    void a_model_is_shown_by_short_name_or_id() throws IOException {
        var byName = project.run("model", "show", "fast");
        var byId = project.run("model", "show", "amazon.nova-lite-v1:0", "--json");

        assertThat(byName.out()).startsWith("""
                id          us.amazon.nova-lite-v1:0
                name        Nova Lite
                provider    amazon
                window      300,000 tokens
                """);
        assertThat(new ObjectMapper()
                        .readTree(byId.out())
                        .at("/prices/inputUsdPerMillion")
                        .isNumber())
                .isTrue();
    }

    @Test
    void a_model_that_is_not_known_is_named_with_the_nearest() {
        assertThat(project.run("model", "show", "us.amazon.nova-lite-v2:0").err())
                .startsWith(
                        "\"us.amazon.nova-lite-v2:0\" is neither a short name of outcrop.yaml nor a known model id.\n"
                                + "Use one of [fast], or an id such as one of [amazon.nova-lite-v1:0, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "conversation", "prompt"})
    void a_schema_is_one_that_editors_read(String kind) throws IOException {
        var result = project.run("schema", kind);

        assertThat(result.code()).isZero();
        assertThat(new ObjectMapper().readTree(result.out()).path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }
}
