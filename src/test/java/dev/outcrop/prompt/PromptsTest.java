package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptsTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private PromptProject project;

    @BeforeEach
    void open() {
        project = new PromptProject(directory);
    }

    @Test
    void names_are_those_of_all_template_files_with_their_variants() {
        project.with("poet.md", "x").with("explainer.terse.md", "x").with("explainer.md", "x");
        project.with("support/refund.md", "x")
                .with("partials/house-style.md", "x")
                .with("partials/tone/short.md", "x");
        project.with("notes.txt", "x").with("My notes.md", "x").with("a.b.c.md", "x");

        assertThat(project.prompts.names()).containsExactly("explainer", "explainer.terse", "poet", "support/refund");
        assertThat(project.prompts.partials()).containsExactly("house-style", "tone/short");
    }

    @Test
    void a_project_without_a_folder_of_prompts_has_none() {
        assertThat(project.prompts.names()).isEmpty();
        assertThat(project.prompts.partials()).isEmpty();
        assertThat(project.refusal("poet")).isEqualTo(lines("There is no prompt \"poet\".", "Write prompts/poet.md."));
    }

    @Test
    void an_unknown_prompt_is_answered_with_the_nearest_name() {
        project.with("poet.md", "x").with("explainer.md", "x").with("explainer.terse.md", "x");

        assertThat(project.refusal("explaner"))
                .isEqualTo(lines(
                        "There is no prompt \"explaner\".",
                        "Did you mean \"explainer\"? Use one of [explainer, explainer.terse, poet]."));
        assertThat(project.refusal("explainer.long"))
                .isEqualTo(lines(
                        "There is no prompt \"explainer.long\".", "Use one of [explainer, explainer.terse, poet]."));
    }

    @Test
    void what_is_no_name_is_refused_before_any_file_is_looked_at() throws Exception {
        project.with("poet.md", "x");
        Files.writeString(directory.resolve("secret.md"), "x");

        for (var name : List.of("../secret", "/etc/passwd", "partials/x", "poet.md.x", "", "a b", "a//b", "poet.")) {
            assertThat(project.refusal(name))
                    .isEqualTo(
                            "\"" + name + "\" is not the name of a prompt.\n"
                                    + "Write a name of letters, digits, - and _, such as explainer, or explainer.terse for a variant.");
        }
    }

    @Test
    void a_file_is_read_again_only_when_it_changed() throws Exception {
        settled("poet.md", "Poems.");

        var prompt = project.prompts.named("poet");

        assertThat(project.prompts.named("poet")).isSameAs(prompt);
    }

    @Test
    void a_changed_file_is_used_by_the_next_call() throws Exception {
        settled("poet.md", "One.");
        assertThat(system("poet")).isEqualTo("One.");

        project.with("poet.md", "Two, longer.");

        assertThat(system("poet")).isEqualTo("Two, longer.");
    }

    @Test
    void a_change_of_the_same_length_within_one_tick_of_the_clock_is_noticed() throws Exception {
        project.with("poet.md", "One.");
        var file = project.file("poet.md");
        var time = FileTime.from(Instant.now());
        Files.setLastModifiedTime(file, time);
        assertThat(system("poet")).isEqualTo("One.");

        Files.writeString(file, "Two.");
        Files.setLastModifiedTime(file, time);

        assertThat(system("poet")).isEqualTo("Two.");
    }

    @Test
    void another_file_of_the_same_time_and_size_put_in_its_place_is_noticed() throws Exception {
        settled("poet.md", "One.");
        assertThat(system("poet")).isEqualTo("One.");

        settled("draft.md", "Two.");
        Files.setLastModifiedTime(project.file("draft.md"), Files.getLastModifiedTime(project.file("poet.md")));
        Files.move(project.file("draft.md"), project.file("poet.md"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(system("poet")).isEqualTo("Two.");
    }

    @Test
    void a_changed_partial_is_used_by_the_next_call() throws Exception {
        settled("partials/tone.md", "Kind.");
        settled("poet.md", "{{> tone}}");
        assertThat(system("poet")).isEqualTo("Kind.");

        project.with("partials/tone.md", "Very kind.");

        assertThat(system("poet")).isEqualTo("Very kind.");
    }

    @Test
    void a_file_that_became_broken_is_reported_once_and_its_last_good_version_stays() throws Exception {
        settled("poet.md", "Good.");
        system("poet");

        settled("poet.md", "Bad {{verse.");

        assertThat(system("poet")).isEqualTo("Good.");
        assertThat(system("poet")).isEqualTo("Good.");
        assertThat(project.broken)
                .containsExactly(
                        new Fault(
                                new Place("prompts/poet.md", 1, 5),
                                "The tag \"{{verse.\" is not closed.",
                                "Close it with }}, or give text that holds braces as the value of an input: a value is never parsed."));
    }

    @Test
    void a_broken_file_that_was_just_written_is_reported_once_too() throws Exception {
        settled("poet.md", "Good.");
        system("poet");

        project.with("poet.md", "Bad {{verse.");

        assertThat(system("poet")).isEqualTo("Good.");
        assertThat(system("poet")).isEqualTo("Good.");
        assertThat(project.broken).hasSize(1);
    }

    @Test
    void a_mended_file_is_used_again_and_the_next_break_is_reported_again() throws Exception {
        settled("poet.md", "Good.");
        system("poet");
        settled("poet.md", "Bad {{verse.");
        system("poet");

        settled("poet.md", "Mended now.");
        assertThat(system("poet")).isEqualTo("Mended now.");
        settled("poet.md", "Bad again {{verse.");

        assertThat(system("poet")).isEqualTo("Mended now.");
        assertThat(project.broken).hasSize(2);
    }

    @Test
    void a_file_or_partial_that_vanished_is_reported_and_used_again_when_it_is_back() throws Exception {
        settled("partials/tone.md", "Kind.");
        settled("poet.md", "{{> tone}}");
        system("poet");

        Files.delete(project.file("partials/tone.md"));
        assertThat(system("poet")).isEqualTo("Kind.");
        Files.delete(project.file("poet.md"));
        assertThat(system("poet")).isEqualTo("Kind.");
        settled("poet.md", "{{> tone}}");
        settled("partials/tone.md", "Back.");

        assertThat(system("poet")).isEqualTo("Back.");
        assertThat(project.broken)
                .containsExactly(
                        new Fault(
                                new Place("prompts/poet.md", 1, 1),
                                "There is no partial \"tone\".",
                                "Write prompts/partials/tone.md, or take the tag out."),
                        new Fault(
                                Place.of("prompts/poet.md"),
                                "There is no such file.",
                                "Create it, or correct the name."));
    }

    @Test
    void a_file_that_was_never_good_is_refused_until_it_is_mended() {
        project.with("poet.md", "Bad {{verse.");
        assertThat(project.refusal("poet")).startsWith("prompts/poet.md, line 1, column 5: ");
        assertThat(project.refusal("poet")).startsWith("prompts/poet.md, line 1, column 5: ");

        project.with("poet.md", "Good.");

        assertThat(system("poet")).isEqualTo("Good.");
        assertThat(project.broken).isEmpty();
    }

    @Test
    void callers_in_many_threads_see_whole_versions_and_one_report() throws Exception {
        settled("poet.md", "Good.");
        system("poet");
        var threads = Executors.newFixedThreadPool(8);
        try {
            settled("poet.md", "Bad {{verse.");
            var calls = new ArrayList<Callable<String>>();
            for (var i = 0; i < 200; i++) {
                calls.add(() -> system("poet"));
            }

            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("Good.");
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(project.broken).hasSize(1);
    }

    @Test
    void a_prompt_that_leaves_the_folder_by_a_symbolic_link_is_refused() throws Exception {
        Files.writeString(directory.resolve("secret.md"), "The secret.");
        project.with("poet.md", "x");
        Files.createSymbolicLink(project.file("leak.md"), directory.resolve("secret.md"));

        assertThat(project.refusal("leak"))
                .isEqualTo(lines(
                        "prompts/leak.md: This is a symbolic link to a file outside prompts/.",
                        "Put the file itself into prompts/."));
    }

    @Test
    void a_folder_of_prompts_may_itself_be_a_symbolic_link() throws Exception {
        var elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("poet.md"), "Poems.");
        Files.createSymbolicLink(directory.resolve("prompts"), elsewhere);

        assertThat(system("poet")).isEqualTo("Poems.");
    }

    @Test
    void the_shape_of_front_matter_is_a_json_schema() {
        assertThat(Prompts.shape().jsonSchema().toString()).contains("description", "input", "default", "model");
    }

    private String system(String name) {
        try {
            return project.render(name, Map.of()).system();
        } catch (OutcropException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Writes a file whose time is long past, each with a time of its own. */
    private void settled(String path, String text) throws Exception {
        project.with(path, text);
        Files.setLastModifiedTime(project.file(path), FileTime.from(LONG_AGO.plusSeconds(text.hashCode() & 0xffff)));
    }
}
