package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TemplateTest {

    @Test
    void a_text_without_tags_is_itself() {
        assertThat(template("My name is }} Ada {").variables()).isEmpty();
        assertThat(filled("My name is }} Ada {", Map.of("x", 1))).isEqualTo("My name is }} Ada {");
        assertThat(filled("", Map.of())).isEmpty();
    }

    @Test
    void the_variables_are_the_outermost_names_that_are_surely_read() {
        var template =
                template("{{b.c}} {{a}} {{#list}}{{field}} {{#b}}{{deep}}{{/b}}{{/list}}{{^none}}{{d}}{{/none}} {{.}}");

        assertThat(template.variables()).containsExactly("b", "a", "list", "none", "d");
    }

    @Test
    void a_value_is_never_parsed_and_never_escaped() {
        var value = "{{x}} {{> house-style}} {{#a}} <b>&amp;\"' ${x} \\";

        assertThat(filled("[{{v}}] [{{#list}}{{.}}{{/list}}]", Map.of("v", value, "list", List.of(value), "x", "no")))
                .isEqualTo("[" + value + "] [" + value + "]");
    }

    @Test
    void a_missing_variable_is_named_with_file_line_and_the_valid_ones() {
        assertThat(refusal("My name is\n{{nmae}}.", Map.of("name", "Ada", "shop", "Kettle & Co")))
                .isEqualTo(lines(
                        "t.yaml, line 5: {{nmae}} has no value.", "Use one of [name, shop], or give it a value."));
        assertThat(refusal("{{nmae}}", Map.of()))
                .isEqualTo(lines("t.yaml, line 4: {{nmae}} has no value.", "Give it a value."));
    }

    @Test
    void a_long_list_of_valid_names_is_cut() {
        var values = new HashMap<String, Object>();
        for (var i = 10; i < 40; i++) {
            values.put("v" + i, i);
        }

        assertThat(refusal("{{x}}", values)).endsWith("v28, v29, and 10 more], or give it a value.");
    }

    @Test
    void a_section_on_a_missing_variable_is_an_error_too() {
        assertThat(refusal("{{#tea}}x{{/tea}}", Map.of("name", "Ada")))
                .isEqualTo(lines("t.yaml, line 4: {{tea}} has no value.", "Use one of [name], or give it a value."));
        assertThat(refusal("{{^tea}}x{{/tea}}", Map.of("name", "Ada")))
                .isEqualTo(lines("t.yaml, line 4: {{tea}} has no value.", "Use one of [name], or give it a value."));
    }

    @Test
    void a_partial_is_refused() {
        assertThat(PromptProject.refusalOf(() -> template("Hi {{> tone}}")))
                .isEqualTo(lines(
                        "t.yaml, line 4, column 14: {{> tone}} can stand in a prompt file only.",
                        "Write its text in place of the tag."));
    }

    @Test
    void false_nothing_and_the_empty_hide_a_section_and_show_its_inverse() {
        var text = "{{#v}}yes{{/v}}{{^v}}no{{/v}}";
        var nothing = new HashMap<String, Object>();
        nothing.put("v", null);

        assertThat(filled(text, Map.of("v", false))).isEqualTo("no");
        assertThat(filled(text, Map.of("v", ""))).isEqualTo("no");
        assertThat(filled(text, Map.of("v", List.of()))).isEqualTo("no");
        assertThat(filled(text, nothing)).isEqualTo("no");
        assertThat(filled(text, Map.of("v", Optional.empty()))).isEqualTo("no");
        assertThat(filled(text, Map.of("v", 0))).isEqualTo("yes");
        assertThat(filled(text, Map.of("v", true))).isEqualTo("yes");
        assertThat(filled(text, Map.of("v", Map.of()))).isEqualTo("yes");
    }

    @Test
    void lists_and_arrays_repeat_and_know_their_ends() {
        var text = "{{#v}}{{-index}}:{{.}}{{^-last}}, {{/-last}}{{/v}}";

        assertThat(filled(text, Map.of("v", List.of("a", "b")))).isEqualTo("1:a, 2:b");
        assertThat(filled(text, Map.of("v", new String[] {"a", "b"}))).isEqualTo("1:a, 2:b");
        assertThat(filled(text, Map.of("v", new int[] {7}))).isEqualTo("1:7");
        assertThat(filled("{{#v}}[{{.}}{{x}}]{{/v}}", Map.of("v", Arrays.asList("a", null), "x", "!")))
                .isEqualTo("[a!][!]");
    }

    @Test
    void fields_of_objects_are_read_by_dotted_names_or_in_a_section() {
        var order = new LinkedHashMap<String, Object>();
        order.put("id", "1042");
        order.put("note", null);
        var values = Map.of("order", order, "id", "outer", "shop", "Kettle");

        assertThat(filled("{{order.id}} {{#order}}{{id}} {{shop}}{{/order}} [{{order.note}}]", values))
                .isEqualTo("1042 1042 Kettle []");
    }

    @Test
    void scalars_are_written_plainly_and_maps_and_lists_as_json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("n", 1);
        map.put("t", "é \"q\"\n");
        map.put("x", null);
        map.put("l", List.of(true, 1.5, new BigDecimal("1E+3"), Optional.of("in"), new int[] {1}));

        assertThat(filled("{{v}}", Map.of("v", new BigDecimal("1E+3")))).isEqualTo("1000");
        assertThat(filled("{{v}}", Map.of("v", new BigDecimal("1E+999999999")))).isEqualTo("1E+999999999");
        assertThat(filled("{{v}}", Map.of("v", LocalDate.of(2026, 11, 24)))).isEqualTo("2026-11-24");
        assertThat(filled("{{v}}", Map.of("v", DayOfWeek.MONDAY))).isEqualTo("MONDAY");
        assertThat(filled("{{v}}", Map.of("v", List.of("bad analogies")))).isEqualTo("[\"bad analogies\"]");
        assertThat(filled("{{v}}", Map.of("v", map)))
                .isEqualTo("{\"n\":1,\"t\":\"é \\\"q\\\"\\n\",\"x\":null,\"l\":[true,1.5,1000,\"in\",[1]]}");
    }

    @Test
    void a_value_without_end_is_refused() {
        var endless = new ArrayList<Object>();
        endless.add(endless);

        assertThat(refusal("{{v}}", Map.of("v", endless)))
                .isEqualTo(lines("A value is nested more than 64 levels deep.", "Give a value that is flatter."));
    }

    @Test
    void no_field_or_method_of_an_object_can_be_reached() {
        record Account(String password) {
            @Override
            public String toString() {
                return "an account";
            }
        }
        var values = Map.of("account", new Account("secret"), "text", "abc");

        assertThat(filled("{{account}}{{#account}}!{{/account}}", values)).isEqualTo("an account!");
        assertThat(refusal("{{account.password}}", values))
                .isEqualTo(lines(
                        "t.yaml, line 4: {{account.password}} has no value.",
                        "Use one of [account, text], or give it a value."));
        assertThat(refusal("{{#account}}{{password}}{{/account}}", values))
                .startsWith("t.yaml, line 4: {{password}} has no value.");
        assertThat(refusal("{{text.length}}", values)).startsWith("t.yaml, line 4: {{text.length}} has no value.");
        assertThat(refusal("{{text.getClass}}", values)).startsWith("t.yaml, line 4: {{text.getClass}} has no value.");
        assertThat(refusal("{{text.class.name}}", values))
                .startsWith("t.yaml, line 4: {{text.class.name}} has no value.");
    }

    @Test
    void a_lambda_is_a_value_like_any_other() {
        Mustache.Lambda lambda = (fragment, out) -> out.write("ran");

        assertThat(filled("{{#v}}x{{/v}}", Map.of("v", lambda))).isEqualTo("x");
    }

    @Test
    void one_template_serves_many_kinds_of_values_in_turn() {
        var template = template("{{#v}}{{name}}{{/v}}");

        assertThat(template.render(Map.of("v", true, "name", "a"))).isEqualTo("a");
        assertThat(template.render(Map.of("v", List.of(Map.of("name", "b"), "c"), "name", "a")))
                .isEqualTo("ba");
        assertThat(template.render(new HashMap<>(Map.of("v", Map.of("name", "d")))))
                .isEqualTo("d");
    }

    @Test
    void any_text_is_filled_or_refused_with_a_place() {
        var random = new Random(20261124);
        var pieces = List.of(
                "{",
                "{{",
                "{{{",
                "}",
                "}}",
                "}}}",
                "a",
                "b.c",
                "#",
                "^",
                "/",
                "!",
                "&",
                ">",
                "=",
                "<",
                "$",
                " ",
                "\n",
                ".",
                "{{a}}",
                "{{#a}}",
                "{{^a}}",
                "{{/a}}",
                "{{! x }}",
                "{{{a}}}",
                "\t",
                "-last",
                "😀",
                "\u0000");
        Map<String, Object> values = Map.of("a", List.of(Map.of("b", "x"), "y"), "b", Map.of("c", 1));

        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (var j = random.nextInt(12); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                assertThat(template(text.toString()).render(values))
                        .as("of %s", text)
                        .doesNotContain("{{");
            } catch (OutcropException e) {
                assertThat(e.problem()).as("of %s", text).startsWith("t.yaml, line ");
            }
        }
    }

    private static Template template(String text) {
        return Template.parse(text, new Place("t.yaml", 4, 11));
    }

    private static String filled(String text, Map<String, ?> values) {
        return template(text).render(values);
    }

    private static String refusal(String text, Map<String, ?> values) {
        return PromptProject.refusalOf(() -> filled(text, values));
    }
}
