package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TagsTest {

    private static final String NAME_REMEDY =
            "Write a name of letters, digits, _ and -, with dots between a value and its"
                    + " fields, such as {{topic}} or {{order.id}}.";
    private static final String BRACES_REMEDY =
            "Close it with }}, or give text that holds braces as the value of an input: a value is never parsed.";

    @Test
    void names_may_hold_letters_of_any_language_digits_underscores_hyphens_and_dots() {
        var template = template("{{größe}} {{a-b}} {{a_b}} {{order.2.id}} {{ spaced }} {{2nd}}");

        assertThat(template.variables()).containsExactly("größe", "a-b", "a_b", "order", "spaced", "2nd");
    }

    @Test
    void a_comment_is_left_out_whatever_it_holds() {
        assertThat(template("a{{! {{x} # \n y }}b").render(Map.of())).isEqualTo("ab");
        assertThat(template("a\n{{! alone }}\nb").render(Map.of())).isEqualTo("a\nb");
    }

    @Test
    void three_braces_and_an_ampersand_read_like_two_braces() {
        assertThat(template("{{{a}}}{{&a}}{{ & a }}{{a}}").render(Map.of("a", "<&>")))
                .isEqualTo("<&><&><&><&>");
    }

    @Test
    void lone_braces_and_json_are_text() {
        var json = "{\"a\": {\"b\": {{b}}}, \"c\": [{ {{b}} }]} } }} ---";

        assertThat(template(json).render(Map.of("b", 1))).isEqualTo("{\"a\": {\"b\": 1}, \"c\": [{ 1 }]} } }} ---");
    }

    @Test
    void a_tag_that_is_not_closed_is_refused() {
        assertThat(refusal("Explain {{topic to me.\nNow."))
                .isEqualTo(lines("t.md, line 1: The tag \"{{topic to me.\" is not closed.", BRACES_REMEDY));
        assertThat(refusal("Explain {{topic"))
                .isEqualTo(lines("t.md, line 1, column 9: The tag \"{{topic\" is not closed.", BRACES_REMEDY));
        assertThat(refusal("Explain {{topic {{audience}}"))
                .isEqualTo(lines("t.md, line 1, column 9: The tag \"{{topic\" is not closed.", BRACES_REMEDY));
        assertThat(refusal("{{{topic}} x"))
                .isEqualTo(lines("t.md, line 1, column 1: The tag \"{{{topic}} x\" is not closed.", BRACES_REMEDY));
        assertThat(refusal("{{! comment"))
                .isEqualTo(lines("t.md, line 1, column 1: The tag \"{{! comment\" is not closed.", BRACES_REMEDY));
    }

    @ParameterizedTest
    @CsvSource({
        "{{what is it}}",
        "{{a..b}}",
        "{{.a}}",
        "{{a.}}",
        "{{-a}}",
        "{{#a b}}x{{/a}}",
        "{{$block}}",
        "{{<parent}}",
        "{{a()}}",
        "{{#}}",
        "{{&}}",
        "{{a|upper}}",
        "{{a{b}}",
        "{{../a}}",
    })
    void what_is_not_a_name_is_refused(String tag) {
        assertThat(refusal(tag))
                .startsWith(lines(
                        "t.md, line 1, column 1: \"" + tag.substring(0, tag.indexOf("}}") + 2)
                                + "\" does not hold a name.",
                        NAME_REMEDY));
    }

    @Test
    void the_braces_of_tags_cannot_be_changed() {
        assertThat(refusal("{{=<% %>=}}"))
                .isEqualTo(lines(
                        "t.md, line 1, column 1: \"{{=<% %>=}}\" would change the braces of tags, which stay as they are.",
                        "Give text that holds braces as the value of an input: a value is never parsed."));
    }

    @Test
    void a_comment_begins_right_after_the_braces() {
        assertThat(refusal("{{ ! x}}"))
                .isEqualTo(lines(
                        "t.md, line 1, column 1: \"{{ ! x}}\" has a blank before its mark.",
                        "Write {{! with nothing between."));
    }

    @Test
    void sections_are_closed_in_turn() {
        assertThat(refusal("{{/a}}"))
                .isEqualTo(lines(
                        "t.md, line 1, column 1: {{/a}} closes nothing.",
                        "Write {{#a}} before it, in the same part of the file, or take it out."));
        assertThat(refusal("{{#a}}x"))
                .isEqualTo(lines(
                        "t.md, line 1, column 1: {{#a}} is not closed.",
                        "Write {{/a}} after it, in the same part of the file."));
        assertThat(refusal("{{^a}}{{#b}}{{/a}}{{/b}}"))
                .isEqualTo(lines(
                        "t.md, line 1, column 13: {{/a}} cannot close {{#b}} of line 1.",
                        "Write {{/b}}.",
                        "t.md, line 1, column 19: {{/b}} cannot close {{^a}} of line 1.",
                        "Write {{/a}}."));
    }

    @Test
    void sections_are_nested_thirty_two_deep_and_no_deeper() {
        assertThat(template("{{#a}}".repeat(32) + "x" + "{{/a}}".repeat(32)).render(Map.of("a", true)))
                .isEqualTo("x");
        assertThat(refusal("{{#a}}".repeat(40_000) + "x" + "{{/a}}".repeat(40_000)))
                .isEqualTo(lines(
                        "t.md, line 1, column 193: {{#a}} is nested more than 32 deep.", "Close sections before it."));
    }

    @Test
    void a_file_full_of_faults_is_answered_with_the_first_hundred() {
        assertThat(refusal("{{}}".repeat(60_000)).lines()).hasSize(202).last().isEqualTo("Correct the first ones.");
    }

    private static Template template(String text) {
        return Template.parse(text, new Place("t.md", 1, 1));
    }

    private static String refusal(String text) {
        return PromptProject.refusalOf(() -> template(text));
    }
}
