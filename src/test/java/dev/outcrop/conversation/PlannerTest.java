package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlannerTest {

    private static final String ECHO = "assistant: echo\nturns: [{ user: hi }]\n";

    @TempDir
    private Path directory;

    private SmallProject project;

    @BeforeEach
    void open() {
        project = SmallProject.in(directory);
    }

    @Test
    void every_row_on_every_model_is_a_conversation_and_may_have_several_attempts() {
        project.file("conversations/a.yaml", ECHO + "data: rows.csv\nrepeat: { times: 5, pass: 4 }\n")
                .file("conversations/rows.csv", "n\n1\n2\n3\n")
                .file("conversations/b.yaml", ECHO);

        var own = project.plan();
        var other = plan(RunOptions.DEFAULT.withModels(List.of("fast", "smart")).withRepeat(2));

        assertThat(List.of(own.conversations(), own.attempts())).containsExactly(4L, 16L);
        assertThat(List.of(other.conversations(), other.attempts())).containsExactly(8L, 16L);
    }

    @Test
    void the_faults_of_all_files_are_reported_at_once() {
        project.file("conversations/a.yaml", "assistant: echo\nturns: []\n")
                .file("conversations/b.yaml", "assistant: ehco\nturns: [{ user: hi, expect: [{ regex: '[' }] }]\n")
                .file("conversations/c.yaml", ECHO + "data: rows.jsonl\n")
                .file("conversations/rows.jsonl", "{\"a\": 1}\n{a: 1}\n")
                .file("conversations/d.yaml", "assistant: ehco\nturns: [{ user: hi }]\n")
                .file("conversations/e.yaml", "assistant: echo.reply\nturns: [{ user: hi }]\n");

        assertThat(project.refusal())
                .contains("conversations/a.yaml, line 2, column 8: turns has too few items.")
                .contains("conversations/b.yaml, line 2, column 39: The regular expression \"[\" is broken")
                .contains("conversations/rows.jsonl, line 2, column 2: The row is not JSON")
                .contains("conversations/d.yaml, line 1, column 12: outcrop.yaml has no assistant \"ehco\".\n"
                        + "Did you mean \"echo\"? Use one of [echo].")
                .contains("conversations/e.yaml, line 1, column 12: Assistant \"echo\" has no method \"reply\".\n"
                        + "Use one of [say].");
    }

    @Test
    void a_variable_without_a_value_is_refused_before_anything_is_asked() {
        project.file("conversations/a.yaml", """
                assistant: echo
                vars: { name: Ada }
                turns:
                  - user: "{{nam}}"
                    simulate: "{{toolResult.shipped}} {{nmae}}"
                    expect: [{ equals: "{{naem}}" }]
                """);

        assertThat(project.refusal()).isEqualTo("""
                        conversations/a.yaml, line 4, column 5: {{nam}} has no value.
                        Did you mean "name"? Use one of [name].
                        conversations/a.yaml, line 5, column 15: {{nmae}} has no value.
                        Did you mean "name"? Use one of [name].
                        conversations/a.yaml, line 6, column 16: {{naem}} has no value.
                        Did you mean "name"? Use one of [name].""");
    }

    @Test
    void a_field_that_some_rows_lack_is_refused_with_the_first_of_them() {
        project.file(
                        "conversations/a.yaml",
                        "assistant: echo\ndata: rows.jsonl\nturns: [{ user: '{{name}} {{shop}}' }]\n")
                .file("conversations/rows.jsonl", "{\"name\": \"Ada\"}\n{\"nom\": \"Ada\"}\n{\"name\": null}\n");

        assertThat(project.refusal())
                .isEqualTo("conversations/a.yaml, line 3, column 9: {{name}} has no value in 2 of 3 rows of"
                        + " conversations/rows.jsonl, first on line 2.\n"
                        + "Give it there, or under vars for every row.\n"
                        + "conversations/a.yaml, line 3, column 9: {{shop}} has no value.\n"
                        + "Use one of [name, nom].");
    }

    @Test
    void a_file_that_is_wrong_throughout_says_so_in_its_first_rows() {
        project.file("conversations/a.yaml", ECHO + "data: rows.jsonl\n")
                .file("conversations/rows.jsonl", "no\n".repeat(1000));

        assertThat(project.refusal().lines().filter(line -> line.contains("rows.jsonl, line")))
                .hasSize(20);
    }

    @Test
    void a_data_file_needs_rows() {
        project.file("conversations/a.yaml", ECHO + "data: rows.jsonl\n").file("conversations/rows.jsonl", "\n\n");

        assertThat(project.refusal()).isEqualTo("conversations/rows.jsonl: The file has no rows.\nWrite at least one.");
    }

    @Test
    void tags_choose_conversations_and_what_is_not_chosen_is_still_checked() {
        project.file("conversations/a.yaml", ECHO + "tags: smoke\n")
                .file("conversations/b.yaml", ECHO + "tags: [slow]\n");

        assertThat(plan(RunOptions.DEFAULT.withTags(Set.of("smoke", "other"))).scripts())
                .extracting(script -> script.about().name())
                .containsExactly("a");
        assertThatThrownBy(() -> plan(RunOptions.DEFAULT.withTags(Set.of("smok"))))
                .hasMessage("No conversation has a tag of [smok].\nUse one of [slow, smoke].");
    }

    @Test
    void a_model_that_is_not_configured_is_refused_with_the_nearest() {
        project.file("conversations/a.yaml", ECHO);

        assertThatThrownBy(() -> plan(RunOptions.DEFAULT.withModels(List.of("fst"))))
                .hasMessage("outcrop.yaml has no model \"fst\".\nDid you mean \"fast\"? Use one of [fast, smart].");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatThrownBy(() -> RunOptions.DEFAULT.withParallel(0))
                .hasMessage("Conversations cannot run 0 at a time.\nChoose a number from 1 to 1000.");
        assertThatThrownBy(() -> RunOptions.DEFAULT.withRepeat(1001))
                .isInstanceOfSatisfying(
                        OutcropException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INPUT))
                .hasMessage("A conversation cannot be repeated 1001 times.\nChoose a number from 1 to 1000.");
    }

    private Plan plan(RunOptions options) {
        return project.conversations().plan(List.of(), options);
    }
}
