package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.prompt.Prompt.Input;
import dev.outcrop.prompt.RenderedPrompt.Example;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptFileTest {

    private static final String EXPLAINER = """
            ---
            description: Explains a topic to one kind of reader.
            input:
              topic:    { type: string, description: what to explain }
              audience: { type: string, default: a seasoned software engineer }
              avoid:    { type: array, default: [bad analogies] }
            model: smart
            ---
            system:
            You explain things to {{audience}}. {{#avoid}}Avoid {{.}}. {{/avoid}}
            {{> house-style}}

            user:
            Explain {{topic}}.
            """;

    @TempDir
    Path directory;

    private PromptProject project;

    @BeforeEach
    void open() {
        project = new PromptProject(directory).with("partials/house-style.md", "Be brief.\n");
    }

    @Test
    void a_file_says_what_it_is_for_what_it_takes_and_which_model_answers() {
        var prompt = project.with("explainer.md", EXPLAINER).prompts.named("explainer");

        assertThat(prompt.description()).isEqualTo("Explains a topic to one kind of reader.");
        assertThat(prompt.model()).isEqualTo("smart");
        assertThat(prompt.hasUserMessage()).isTrue();
        assertThat(prompt.inputs())
                .containsExactly(
                        new Input("topic", "string", "what to explain", null),
                        new Input("audience", "string", "", "a seasoned software engineer"),
                        new Input("avoid", "array", "", List.of("bad analogies")));
    }

    @Test
    void defaults_partials_and_lists_are_filled_in() {
        project.with("explainer.md", EXPLAINER);

        var rendered = project.render("explainer", Map.of("topic", "quantum computing"));

        assertThat(rendered.system())
                .isEqualTo(lines(
                        "You explain things to a seasoned software engineer. Avoid bad analogies. ", "Be brief."));
        assertThat(rendered.user()).isEqualTo("Explain quantum computing.");
        assertThat(rendered.examples()).isEmpty();
        assertThat(rendered.id()).isEqualTo(project.prompts.named("explainer").id());
    }

    @Test
    void values_win_over_defaults_and_null_counts_as_not_given() {
        project.with("explainer.md", EXPLAINER);
        var values = new HashMap<String, Object>();
        values.put("topic", "tea");
        values.put("audience", null);
        values.put("avoid", List.of());

        assertThat(project.render("explainer", values).system())
                .isEqualTo(lines("You explain things to a seasoned software engineer. ", "Be brief."));
    }

    @Test
    void pairs_of_user_and_assistant_before_the_last_user_section_are_examples() {
        project.with("triage.md", """
                system:
                Sort tickets of {{shop}}.

                user:
                My kettle leaks.
                assistant:
                {"kind": "defect"}

                user:
                Where is {{what}}?
                assistant:
                {"kind": "delivery"}
                user:
                {{ticket}}
                """);

        var rendered = project.render("triage", Map.of("shop", "Kettle & Co", "what", "it", "ticket", "Hi"));

        assertThat(rendered.system()).isEqualTo("Sort tickets of Kettle & Co.");
        assertThat(rendered.examples())
                .containsExactly(
                        new Example("My kettle leaks.", "{\"kind\": \"defect\"}"),
                        new Example("Where is it?", "{\"kind\": \"delivery\"}"));
        assertThat(rendered.user()).isEqualTo("Hi");
    }

    @Test
    void a_file_that_ends_with_an_answer_leaves_the_question_to_the_turn() {
        project.with("t.md", "user:\nHi\nassistant:\nHello\n");

        var rendered = project.render("t", Map.of());

        assertThat(project.prompts.named("t").hasUserMessage()).isFalse();
        assertThat(rendered).isEqualTo(new RenderedPrompt(rendered.id(), "", List.of(new Example("Hi", "Hello")), ""));
    }

    @Test
    void a_file_without_sections_is_the_system_message() {
        var rendered = project.with("t.md", "\nYou write {{kind}}.\n\nIn short lines.\n\n")
                .render("t", Map.of("kind", "poems"));

        assertThat(rendered.system()).isEqualTo(lines("You write poems.", "", "In short lines."));
        assertThat(rendered.user()).isEmpty();
        assertThat(project.prompts.named("t").hasUserMessage()).isFalse();
    }

    @Test
    void variables_that_nobody_declared_are_required_inputs_of_any_type() {
        var prompt = project.with("t.md", "{{b}} {{a.name}} {{#list}}{{field}}{{/list}}{{^none}}{{c}}{{/none}}")
                .prompts
                .named("t");

        assertThat(prompt.inputs())
                .containsExactly(
                        new Input("b", "any", "", null),
                        new Input("a", "any", "", null),
                        new Input("list", "any", "", null),
                        new Input("none", "any", "", null),
                        new Input("c", "any", "", null));
    }

    @Test
    void a_variable_that_is_not_declared_is_refused_on_its_line_with_the_valid_ones() {
        project.with("explainer.md", EXPLAINER.replace("Explain {{topic}}", "Explain\n{{topic}} to {{audiance}}"));

        assertThat(project.refusal("explainer"))
                .isEqualTo(lines(
                        "prompts/explainer.md, line 15: {{audiance}} is not an input of this prompt.",
                        "Use one of [audience, avoid, topic], or declare it under input."));
    }

    @Test
    void names_in_a_section_on_a_plain_value_must_be_declared_too() {
        var text = lines(
                "---",
                "input: { loud: { type: boolean }, order: { type: object } }",
                "---",
                "{{#loud}}{{shout}}{{/loud}}",
                "{{#order}}{{id}}{{/order}}");

        assertThat(project.refusalOfText(text))
                .isEqualTo(lines(
                        "prompts/t.md, line 4: {{shout}} is not an input of this prompt.",
                        "Use one of [loud, order], or declare it under input."));
    }

    @Test
    void nothing_can_be_used_where_no_input_is_declared() {
        assertThat(project.refusalOfText("---\ninput: {}\n---\n{{topic}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 4: {{topic}} is not an input of this prompt.", "Declare it under input."));
    }

    @Test
    void every_missing_value_is_named_with_the_line_that_needs_it() {
        project.with("t.md", "---\ninput: { a: {}, b: {}, c: { default: 1 }, unused: {} }\n---\n{{c}}\n{{b}}\n{{a}}\n");

        assertThat(PromptProject.refusalOf(() -> project.render("t", Map.of("b", 1))))
                .isEqualTo(lines(
                        "prompts/t.md, line 2: {{unused}} has no value.",
                        "Give it one; the inputs of this prompt are [a, b, c, unused].",
                        "prompts/t.md, line 6: {{a}} has no value.",
                        "Give it one; the inputs of this prompt are [a, b, c, unused]."));
    }

    @Test
    void a_missing_variable_of_a_partial_is_named_with_the_line_of_the_partial() {
        project.with("partials/tone.md", "Be kind.\nBe {{tone}}.\n").with("t.md", "One.\n{{> tone}}\n");

        assertThat(PromptProject.refusalOf(() -> project.render("t", Map.of())))
                .isEqualTo(lines(
                        "prompts/partials/tone.md, line 2: {{tone}} has no value.",
                        "Give it one; the inputs of this prompt are [tone]."));
    }

    @Test
    void a_field_that_an_object_lacks_is_named_with_those_it_has() {
        project.with("t.md", "system:\nOrder:\n{{order.shiped}}\n");
        var order = Map.of("order", Map.of("id", "1042", "shipped", "monday"));

        assertThat(PromptProject.refusalOf(() -> project.render("t", order)))
                .isEqualTo(lines(
                        "prompts/t.md, line 3: {{order.shiped}} has no value.",
                        "Use one of [order.id, order.shipped]."));
    }

    @Test
    void a_missing_name_in_a_section_is_named_with_its_line() {
        project.with("t.md", "{{#orders}}\n{{id}}:\n{{shiped}}\n{{/orders}}\n");
        var orders = Map.of("orders", List.of(Map.of("id", "1042")));

        assertThat(PromptProject.refusalOf(() -> project.render("t", orders)))
                .isEqualTo(lines(
                        "prompts/t.md, line 3: {{shiped}} has no value.", "Use one of [orders], or give it a value."));
    }

    @Test
    void a_value_of_another_type_is_refused_where_the_input_is_declared() {
        project.with(
                "t.md", "---\ninput:\n  count: { type: integer }\n  tags: { type: array }\n---\n{{count}} {{tags}}");

        assertThat(PromptProject.refusalOf(() -> project.render("t", Map.of("count", "many", "tags", Map.of("a", 1)))))
                .isEqualTo(lines(
                        "prompts/t.md, line 3: The input count takes a whole number, such as 3, not \"many\".",
                        "Give it another value.",
                        "prompts/t.md, line 4: The input tags takes a list, such as [\"one\", \"two\"], not \"{\"a\":1}\".",
                        "Give it another value."));
    }

    @Test
    void text_from_a_command_line_is_read_as_the_declared_type() {
        project.with(
                "t.md",
                "---\ninput: { loud: { type: boolean }, tags: { type: array } }\n---\n"
                        + "{{#loud}}LOUD{{/loud}}{{^loud}}quiet{{/loud}}{{#tags}} <{{.}}>{{/tags}}");

        assertThat(project.render("t", Map.of("loud", "false", "tags", "a, b")).system())
                .isEqualTo("quiet <a> <b>");
        assertThat(project.render("t", Map.of("loud", "true", "tags", "[\"a, b\"]"))
                        .system())
                .isEqualTo("LOUD <a, b>");
    }

    @Test
    void values_that_the_template_does_not_use_are_passed_over_unless_asked_about() {
        var prompt = project.with("explainer.md", EXPLAINER).prompts.named("explainer");

        assertThat(prompt.render(Map.of("topic", "tea", "shop", "x")).user()).isEqualTo("Explain tea.");
        prompt.requireKnown(List.of("topic", "avoid"));
        assertThat(PromptProject.refusalOf(() -> prompt.requireKnown(List.of("topic", "topik", "shop"))))
                .isEqualTo(lines(
                        "\"shop\" is not an input of the prompt \"explainer\".",
                        "Use one of [audience, avoid, topic].",
                        "\"topik\" is not an input of the prompt \"explainer\".",
                        "Did you mean \"topic\"? Use one of [audience, avoid, topic]."));
    }

    @Test
    void a_name_in_a_section_may_be_given_though_it_is_no_input() {
        var prompt = project.with("t.md", "{{#loud}}Shout {{word}}.{{/loud}}")
                .prompts
                .named("t");

        prompt.requireKnown(List.of("loud", "word"));

        assertThat(prompt.inputs()).containsExactly(new Input("loud", "any", "", null));
        assertThat(prompt.render(Map.of("loud", true, "word", "hey")).system()).isEqualTo("Shout hey.");
    }

    @Test
    void the_identity_is_name_variant_and_the_hash_of_the_source_with_partials() throws Exception {
        var prompt = project.with("explainer.terse.md", EXPLAINER).prompts.named("explainer.terse");
        var resolved = EXPLAINER.replace("{{> house-style}}", "Be brief.");

        assertThat(prompt.source()).isEqualTo(EXPLAINER);
        assertThat(prompt.resolvedSource()).isEqualTo(resolved);
        assertThat(prompt.id())
                .isEqualTo(new PromptId("explainer", "terse", sha256(resolved).substring(0, 12)));
        assertThat(prompt.id().fullName()).isEqualTo("explainer.terse");
    }

    @Test
    void the_hash_follows_the_partial() {
        project.with("explainer.md", EXPLAINER);
        var before = project.prompts.named("explainer").id();

        project.with("partials/house-style.md", "Be very brief.\n");

        assertThat(project.prompts.named("explainer").id().hash()).isNotEqualTo(before.hash());
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
