package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExpansionTest {

    private static final String NAME_REMEDY =
            "Put the file into prompts/partials/ and write its name without its ending, such as {{> house-style}}.";

    @TempDir
    Path directory;

    private PromptProject project;

    @BeforeEach
    void open() {
        project = new PromptProject(directory);
    }

    @Test
    void a_partial_in_a_line_takes_the_place_of_its_tag() {
        project.with("partials/tone.md", "kind\n").with("partials/tone/very.md", "very {{> tone}}");

        assertThat(project.filled("Be {{>tone}}, be {{> tone/very }}.", Map.of()))
                .isEqualTo("Be kind, be very kind.");
    }

    @Test
    void a_partial_alone_on_its_line_is_indented_like_its_tag() {
        project.with("partials/list.md", "- one\n- {{two}}\n\n- three\n");

        assertThat(project.filled("List:\n  {{> list}}\nEnd.", Map.of("two", "zwei")))
                .isEqualTo(lines("List:", "  - one", "  - zwei", "", "  - three", "End."));
    }

    @Test
    void an_empty_partial_takes_its_line_with_it() {
        project.with("partials/nothing.md", "\n");

        assertThat(project.filled("One.\n{{> nothing}}\nTwo.", Map.of())).isEqualTo("One.\nTwo.");
    }

    @Test
    void sections_and_values_reach_into_partials() {
        project.with("partials/item.md", "{{name}}{{#gift}}!{{/gift}}");

        assertThat(project.filled(
                        "{{#items}}<{{> item}}>{{/items}}",
                        Map.of("items", List.of(Map.of("name", "tea"), Map.of("name", "pot")), "gift", true)))
                .isEqualTo("<tea!><pot!>");
    }

    @Test
    void a_line_that_opens_a_section_is_text_in_a_partial() {
        project.with("partials/form.md", "user:\nHi\n");

        assertThat(project.filled("Write so:\n{{> form}}\n", Map.of())).isEqualTo("Write so:\nuser:\nHi");
    }

    @Test
    void an_unknown_partial_is_answered_with_the_nearest_name() {
        project.with("partials/house-style.md", "x").with("partials/tone.md", "x");

        assertThat(project.refusalOfText("One.\nTwo {{> hous-style}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2, column 5: There is no partial \"hous-style\".",
                        "Did you mean \"house-style\"? Use one of [house-style, tone]."));
    }

    @Test
    void an_unknown_partial_in_a_partial_is_named_with_that_file() {
        project.with("partials/tone.md", "Kind.\n{{> lost}}\n");

        assertThat(project.refusalOfText("{{> tone}}"))
                .isEqualTo(lines(
                        "prompts/partials/tone.md, line 2, column 1: There is no partial \"lost\".",
                        "Use one of [tone]."));
    }

    @Test
    void a_project_without_partials_is_told_what_to_write() {
        assertThat(project.refusalOfText("{{> tone}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 1, column 1: There is no partial \"tone\".",
                        "Write prompts/partials/tone.md, or take the tag out."));
    }

    @Test
    void a_partial_outside_the_folder_is_refused_by_its_name() throws Exception {
        Files.writeString(directory.resolve("secret.md"), "The secret.");

        for (var name :
                List.of("../secret", "../../secret.md", "/etc/passwd", "C:\\secret", "a/../b", "", ".", "tone.md")) {
            assertThat(project.refusalOfText("{{> " + name + " }}"))
                    .isEqualTo(lines(
                            "prompts/t.md, line 1, column 1: " + dev.outcrop.config.Quoted.of(name)
                                    + " is not the name of a partial.",
                            NAME_REMEDY));
        }
    }

    @Test
    void a_partial_that_leaves_the_folder_by_a_symbolic_link_is_refused() throws Exception {
        Files.writeString(directory.resolve("secret.md"), "The secret.");
        project.with("partials/tone.md", "x");
        Files.createSymbolicLink(project.file("partials/leak.md"), directory.resolve("secret.md"));
        var outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("deep.md"), "The secret.");
        Files.createSymbolicLink(project.file("partials/folder"), outside);

        assertThat(project.refusalOfText("{{> leak}}"))
                .isEqualTo(lines(
                        "prompts/partials/leak.md: This is a symbolic link to a file outside prompts/.",
                        "Put the file itself into prompts/."));
        assertThat(project.refusalOfText("{{> folder/deep}}"))
                .isEqualTo(lines(
                        "prompts/partials/folder/deep.md: This is a symbolic link to a file outside prompts/.",
                        "Put the file itself into prompts/."));
    }

    @Test
    void a_symbolic_link_inside_the_folder_is_followed() throws Exception {
        project.with("partials/tone.md", "Kind.");
        Files.createSymbolicLink(project.file("partials/alias.md"), project.file("partials/tone.md"));

        assertThat(project.filled("{{> alias}}", Map.of())).isEqualTo("Kind.");
    }

    @Test
    void partials_that_lead_back_to_themselves_are_refused() {
        project.with("partials/a.md", "{{> b}}")
                .with("partials/b.md", "One.\n{{> a}}")
                .with("partials/self.md", "{{> self}}");

        assertThat(project.refusalOfText("{{> a}}"))
                .isEqualTo(lines(
                        "prompts/partials/b.md, line 2, column 1: {{> a}} leads back to itself: a > b > a.",
                        "Take one of these partials out."));
        assertThat(project.refusalOfText("{{> self}}"))
                .isEqualTo(lines(
                        "prompts/partials/self.md, line 1, column 1: {{> self}} leads back to itself: self > self.",
                        "Take one of these partials out."));
    }

    @Test
    void partials_may_lie_eight_deep_and_no_deeper() {
        for (var depth = 1; depth < 9; depth++) {
            project.with("partials/p" + depth + ".md", "{{> p" + (depth + 1) + "}}");
        }
        project.with("partials/p9.md", "The ground.");

        assertThat(project.refusalOfText("{{> p1}}"))
                .isEqualTo(lines(
                        "prompts/partials/p8.md, line 1, column 1: {{> p9}} lies more than 8 partials deep:"
                                + " p1 > p2 > p3 > p4 > p5 > p6 > p7 > p8 > p9.",
                        "Write its text in place of the tag."));
        assertThat(project.filled("{{> p2}}", Map.of())).isEqualTo("The ground.");
    }

    @Test
    void partials_that_grow_without_end_are_refused_in_time() {
        for (var depth = 1; depth < 8; depth++) {
            project.with("partials/p" + depth + ".md", ("{{> p" + (depth + 1) + "}}\n").repeat(500));
        }
        project.with("partials/p8.md", "");

        assertThat(project.refusalOfText("{{> p1}}"))
                .endsWith(lines(
                        "With its partials the prompt grows beyond 1000 partials or 1 MB of text.",
                        "Take out partials that name others many times."));
    }

    @Test
    void a_section_that_a_partial_leaves_open_is_its_fault() {
        project.with("partials/open.md", "{{#loud}}");

        assertThat(project.refusalOfText("{{> open}}{{/loud}}"))
                .isEqualTo(lines(
                        "prompts/partials/open.md, line 1, column 1: {{#loud}} is not closed.",
                        "Write {{/loud}} after it, in the same part of the file."));
    }

    @Test
    void all_faults_of_a_file_and_its_partials_are_reported_at_once() {
        project.with("partials/tone.md", "{{bad name}}");

        assertThat(project.refusalOfText("---\nmodle: x\n---\n{{> tone}} {{> lost}}\n{{}}"))
                .isEqualTo("""
                        prompts/partials/tone.md, line 1, column 1: "{{bad name}}" does not hold a name.
                        Write a name of letters, digits, _ and -, with dots between a value and its fields, such as {{topic}} or {{order.id}}.
                        prompts/t.md, line 2, column 1: There is no key "modle".
                        Did you mean "model"? Use one of [description, input, model].
                        prompts/t.md, line 4, column 12: There is no partial "lost".
                        Use one of [tone].
                        prompts/t.md, line 5, column 1: The tag {{}} names nothing.
                        Write a name of letters, digits, _ and -, with dots between a value and its fields, such as {{topic}} or {{order.id}}.""");
    }
}
