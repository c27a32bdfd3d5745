package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SectionsTest {

    @TempDir
    Path directory;

    private PromptProject project;

    @BeforeEach
    void open() {
        project = new PromptProject(directory);
    }

    @Test
    void a_section_begins_where_its_name_stands_alone_at_the_begin_of_a_line() {
        project.with("t.md", "system:  \nA user: and\n user:\nuser: me\nUser:\n---\nuser:\nHi\n");

        assertThat(project.render("t", Map.of()).system()).isEqualTo("A user: and\n user:\nuser: me\nUser:\n---");
        assertThat(project.render("t", Map.of()).user()).isEqualTo("Hi");
    }

    @Test
    void blank_lines_around_a_section_are_left_out_and_those_within_stay() {
        project.with("t.md", "\n\nuser:\n\n  \n  First.\n\n\n  Second.  \n\n\n");

        assertThat(project.render("t", Map.of()).user()).isEqualTo("  First.\n\n\n  Second.");
    }

    @Test
    void a_file_of_a_user_message_alone_has_no_system_message() {
        var rendered = project.with("t.md", "user:\nHi").render("t", Map.of());

        assertThat(rendered).isEqualTo(new RenderedPrompt(rendered.id(), "", List.of(), "Hi"));
    }

    @Test
    void a_section_may_be_empty_once_it_is_filled() {
        var rendered = project.with("t.md", "system:\n{{#loud}}Shout.{{/loud}}\nuser:\nHi")
                .render("t", Map.of("loud", false));

        assertThat(rendered.system()).isEmpty();
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(project.refusalOfText("")).isEqualTo(lines("prompts/t.md: The prompt is empty.", "Write its text."));
        assertThat(project.refusalOfText("---\ndescription: x\n---\n \n"))
                .isEqualTo(lines("prompts/t.md: The prompt is empty.", "Write its text."));
    }

    @Test
    void an_empty_section_is_refused() {
        assertThat(project.refusalOfText("system:\nuser:\n \n"))
                .isEqualTo(lines(
                        "prompts/t.md, line 1: The section system: is empty.",
                        "Write its text below it, or take the line out.",
                        "prompts/t.md, line 2: The section user: is empty.",
                        "Write its text below it, or take the line out."));
    }

    @Test
    void text_before_the_first_section_is_refused() {
        assertThat(project.refusalOfText("\nYou are kind.\n\nuser:\nHi"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2: This text stands in no section.",
                        "Write system: on a line of its own before it."));
    }

    @Test
    void a_system_section_comes_first_and_once() {
        assertThat(project.refusalOfText("user:\nHi\nsystem:\nBe kind."))
                .isEqualTo(lines(
                        "prompts/t.md, line 3: system: does not come first.",
                        "Move it to the top; there can be one only."));
        assertThat(project.refusalOfText("system:\nBe kind.\nsystem:\nBe brief."))
                .isEqualTo(lines(
                        "prompts/t.md, line 3: system: does not come first.",
                        "Move it to the top; there can be one only."));
    }

    @Test
    void user_and_assistant_take_turns() {
        assertThat(project.refusalOfText("user:\nHi\nuser:\nHello?"))
                .isEqualTo(lines(
                        "prompts/t.md, line 3: user: follows the user: of line 1, which has no answer.",
                        "Write an assistant: section between them, or make them one."));
        assertThat(project.refusalOfText("system:\nBe kind.\nassistant:\nHello!"))
                .isEqualTo(
                        lines("prompts/t.md, line 3: assistant: answers nothing.", "Write a user: section before it."));
        assertThat(project.refusalOfText("assistant:\nHello!"))
                .isEqualTo(
                        lines("prompts/t.md, line 1: assistant: answers nothing.", "Write a user: section before it."));
        assertThat(project.refusalOfText("user:\nHi\nassistant:\nHello!\nassistant:\nAnd?"))
                .isEqualTo(
                        lines("prompts/t.md, line 5: assistant: answers nothing.", "Write a user: section before it."));
    }

    @Test
    void a_mustache_section_cannot_reach_over_the_end_of_a_message() {
        assertThat(project.refusalOfText("system:\n{{#loud}}\nShout.\nuser:\nHi {{/loud}}"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2, column 1: {{#loud}} is not closed.",
                        "Write {{/loud}} after it, in the same part of the file.",
                        "prompts/t.md, line 5, column 4: {{/loud}} closes nothing.",
                        "Write {{#loud}} before it, in the same part of the file, or take it out."));
    }
}
