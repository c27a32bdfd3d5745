package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.prompt.Prompt.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontMatterTest {

    @TempDir
    Path directory;

    private PromptProject project;

    @BeforeEach
    void open() {
        project = new PromptProject(directory);
    }

    @Test
    void a_file_needs_none() {
        var prompt = project.with("t.md", "Be kind.").prompts.named("t");

        assertThat(prompt.description()).isEmpty();
        assertThat(prompt.model()).isNull();
        assertThat(prompt.inputs()).isEmpty();
    }

    @Test
    void it_may_be_empty_and_its_fences_may_have_blanks_behind_them() {
        assertThat(project.filled("---  \n---\t\nBe kind.", Map.of())).isEqualTo("Be kind.");
    }

    @Test
    void three_hyphens_further_down_are_text() {
        assertThat(project.filled("A\n---\nB", Map.of())).isEqualTo("A\n---\nB");
        assertThat(project.with("u.md", "---\nmodel: fast\n---\n{\"a\": \"---\"}\n---\nB")
                        .render("u", Map.of())
                        .system())
                .isEqualTo("{\"a\": \"---\"}\n---\nB");
    }

    @Test
    void defaults_keep_their_types_and_a_text_is_taken_as_it_is_written() {
        project.with("t.md", """
                ---
                input:
                  any: { default: 8 }
                  version: { type: string, default: 1.0 }
                  country: { type: string, default: NO }
                  count: { type: integer, default: 3 }
                  share: { type: number, default: 0.5 }
                  loud: { type: boolean, default: false }
                  tags: { type: array, default: [a, 1] }
                  order: { type: object, default: { id: "1042" } }
                  none: { type: string, default: "" }
                ---
                {{any}} {{version}} {{country}} {{count}} {{share}} {{loud}} {{tags}} {{order.id}} [{{none}}]
                """);

        assertThat(project.render("t", Map.of()).system()).isEqualTo("8 1.0 NO 3 0.5 false [\"a\",1] 1042 []");
        assertThat(project.prompts.named("t").inputs())
                .contains(new Input("tags", "array", "", List.of("a", 1L)), new Input("none", "string", "", ""))
                .noneMatch(Input::required);
    }

    @Test
    void a_front_matter_without_an_end_is_refused() {
        assertThat(project.refusalOfText("---\ndescription: x\nBe kind."))
                .isEqualTo(lines(
                        "prompts/t.md, line 1, column 1: The front matter that begins here has no end.",
                        "Write --- on a line of its own below it."));
        assertThat(project.refusalOfText("---"))
                .startsWith("prompts/t.md, line 1, column 1: The front matter that begins here has no end.");
    }

    @Test
    void unknown_keys_are_answered_with_the_nearest_one() {
        assertThat(project.refusalOfText("---\ndescripton: x\ninput:\n  topic: { tpye: string }\n---\n{{topic}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2, column 1: There is no key \"descripton\".",
                        "Did you mean \"description\"? Use one of [description, input, model].",
                        "prompts/t.md, line 4, column 12: There is no key \"tpye\" in topic.",
                        "Did you mean \"type\"? Use one of [type, description, default]."));
    }

    @Test
    void duplicate_keys_wrong_types_and_malformed_yaml_are_refused_with_their_lines() {
        assertThat(project.refusalOfText("---\nmodel: fast\nmodel: smart\n---\nx"))
                .startsWith("prompts/t.md, line 3, column 1: ");
        assertThat(project.refusalOfText("---\ninput: [topic]\n---\nx")).startsWith("prompts/t.md, line 2, column 8: ");
        assertThat(project.refusalOfText("---\ninput: {\n---\nx")).startsWith("prompts/t.md, line ");
        assertThat(project.refusalOfText("---\ninput: { topic: { type: strin } }\n---\n{{topic}}"))
                .isEqualTo(
                        lines(
                                "prompts/t.md, line 2, column 25: type cannot be the text \"strin\".",
                                "Did you mean \"string\"? Write one of [string, number, integer, boolean, array, object, any]."));
        assertThat(project.refusalOfText("---\ninput: { a b: { type: string } }\n---\nx"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2, column 10: The key \"a b\" is not a name of letters, digits, _ and -.",
                        "Write a name of letters, digits, _ and -."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us.amazon.nova-lite-v1:0",
                "amazon.nova-lite-v1:0",
                "anthropic.claude-sonnet-4-6",
                "zai.glm-5",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc",
            })
    void a_bedrock_model_id_is_refused(String id) {
        assertThat(project.refusalOfText("---\nmodel: \"" + id + "\"\n---\nx"))
                .isEqualTo(
                        lines(
                                "prompts/t.md, line 2, column 8: model cannot be the text \"" + id + "\".",
                                "Write the short name of a model in outcrop.yaml, such as smart: prompts hold no Bedrock model ids."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smart", "claude-4.6", "fast_2", "Nova"})
    void a_short_name_is_taken(String name) {
        assertThat(project.with("t.md", "---\nmodel: " + name + "\n---\nx")
                        .prompts
                        .named("t")
                        .model())
                .isEqualTo(name);
    }

    @Test
    void a_default_of_another_type_is_refused() {
        assertThat(
                        project.refusalOfText(
                                "---\ninput:\n  a: { type: array, default: bad }\n  b: { type: integer, default: 1.5 }\n---\n{{a}}{{b}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 3, column 30: The default of a cannot be the text \"bad\".",
                        "Write a list, such as [\"one\", \"two\"].",
                        "prompts/t.md, line 4, column 32: The default of b cannot be the number 1.5.",
                        "Write a whole number, such as 3."));
    }

    @Test
    void a_default_that_is_empty_is_refused() {
        assertThat(project.refusalOfText("---\ninput: { a: { type: string, default: } }\n---\n{{a}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2, column 37: The default of a is empty.",
                        "Write a text, or take the default out so that a value must be given."));
    }
}
