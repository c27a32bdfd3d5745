package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An outcrop.yaml that is missing or wrong, as whoever runs the project meets it. */
final class BadConfigStoryTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void a_folder_without_one_is_no_project() {
        for (var command :
                new String[] {"run", "ask poet hi", "chat poet", "prompt list", "model list", "session list"}) {
            var result = Typed.in(folder).run(command.split(" "));

            assertThat(result).isEqualTo(refusal("""
                    There is no outcrop.yaml in FOLDER.
                    Run "outcrop init" to begin a project here, or change to a project's folder.
                    """.replace("FOLDER", folder.toString())));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_below_a_project_is_not_the_project() {
        var project = ProjectFolder.in(folder);

        assertThat(Typed.in(project.path().resolve("prompts")).run("run"))
                .isEqualTo(refusal("""
                There is no outcrop.yaml in FOLDER/prompts.
                Change to FOLDER, which has one, or run "outcrop init" to begin a project here.
                """.replace("FOLDER", folder.toString())));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("models: [\n", """
                        outcrop.yaml, line 2, column 1: This is not YAML: expected the node content, but found '<stream end>' while parsing a flow node.
                        Correct the indentation, the brackets or the quotes there.
                        """),
                Arguments.of("""
                        modles:
                          fast: { id: us.amazon.nova-lite-v1:0 }
                        backend: simulater
                        backend: bedrock
                        assistants:
                          poet: { prompt: poet, model: fsat }
                        budget: { per-day-usd: lots }
                        """, """
                        outcrop.yaml, line 1, column 1: There is no key "modles".
                        Did you mean "models"? Use one of [region, backend, endpoint, models, assistants, sessions, budget, timeouts, classpath, request-metadata].
                        outcrop.yaml, line 3, column 10: backend cannot be the text "simulater".
                        Did you mean "simulator"? Write one of [simulator, bedrock, replay, record].
                        outcrop.yaml, line 4, column 1: The key "backend" stands here again, first on line 3.
                        Remove one of the two.
                        outcrop.yaml, line 6, column 32: There is no model "fsat".
                        Add it under models.
                        outcrop.yaml, line 7, column 24: per-day-usd cannot be the text "lots".
                        Write a number of at least 0.
                        """),
                Arguments.of("region: !!java.net.URL [http://example.org]\n", """
                        outcrop.yaml, line 1, column 9: The tag "!!java.net.URL" is not allowed.
                        Write the value without a tag.
                        outcrop.yaml, line 1, column 9: region cannot be a list.
                        Write a region such as us-east-1.
                        """),
                Arguments.of(bomb(), """
                        outcrop.yaml, line 6, column 10: The aliases stand for more than 100,000 values.
                        Write out the value of *a4.
                        """),
                Arguments.of("[".repeat(100_000), """
                        outcrop.yaml, line 1, column 65: The values are nested more than 64 levels deep.
                        Nest them less deeply.
                        """),
                Arguments.of("region: " + "x".repeat(10_000_000), """
                        outcrop.yaml, line 1, column 1: This is larger than 1048576 bytes, which is all that is read of a YAML file.
                        Split the file, or move its data into a .jsonl or .csv file.
                        """));
    }

    private static String bomb() {
        return "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(i ->
                                "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(8) + "*a" + (i - 1) + "]\n")
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_that_is_wrong_is_refused_soon_with_all_its_faults(String text, String refusal) {
        var project = ProjectFolder.in(folder).file("outcrop.yaml", text);

        var result = assertTimeout(SOON, () -> project.run("run"));

        assertThat(result).isEqualTo(refusal(refusal));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var project = ProjectFolder.in(folder).file("outcrop.yaml", new byte[] {'a', '\n', (byte) 0xff, 'b'});

        assertThat(project.run("model", "list")).isEqualTo(refusal("""
                outcrop.yaml, line 2, column 1: The byte 0xff is not UTF-8.
                Save the file as UTF-8.
                """));
    }

    @Test
    void a_folder_in_its_place_is_refused() {
        var project = ProjectFolder.in(folder).without("outcrop.yaml").folder("outcrop.yaml");

        assertThat(project.run("run")).isEqualTo(refusal("""
                outcrop.yaml: This is a folder, not a file.
                Put a YAML file in its place.
                """));
    }

    @Test
    void an_empty_file_declares_nothing() {
        var project = ProjectFolder.in(folder).file("outcrop.yaml", "");

        assertThat(project.run("run")).isEqualTo(refusal("""
                conversations/hi.yaml, line 1, column 12: outcrop.yaml has no assistant "poet".
                Declare it there, under assistants:.
                """));
        assertThat(project.run("ask", "poet", "hi")).isEqualTo(refusal("""
                outcrop.yaml has no assistant "poet".
                Declare it under assistants:.
                """));
        assertThat(project.run("model", "list")).isEqualTo(new Typed.Result(0, "", "outcrop.yaml has no models.\n"));
    }

    @Test
    void an_overlay_that_is_not_there_is_named() {
        var project = ProjectFolder.in(folder).file("outcrop.staging.yaml", "backend: bedrock\n");

        assertThat(project.run("model", "list", "--env", "production"))
                .isEqualTo(refusal("""
                There is no outcrop.production.yaml in FOLDER for the environment "production".
                Create it, or use one of [staging].
                """.replace("FOLDER", folder.toString())));
    }

    @Test
    void a_byte_order_mark_and_the_line_ends_of_windows_are_read() {
        var project =
                ProjectFolder.in(folder).file("outcrop.yaml", "\ufeff" + ProjectFolder.CONFIG.replace("\n", "\r\n"));

        assertThat(project.run("model", "list").code()).isZero();
    }

    @Test
    void a_store_on_a_database_server_is_refused_without_its_password() {
        var project = ProjectFolder.in(folder)
                .file(
                        "outcrop.yaml",
                        ProjectFolder.CONFIG + "sessions: { store: \"jdbc:postgresql://me:secret@host/db\" }\n");

        assertThat(project.run("session", "list")).isEqualTo(refusal("""
                The store under sessions: is a jdbc: address, and talks can only be kept in a file yet.
                Write a path, such as .outcrop/outcrop.db.
                """));
        assertThat(folder).isDirectoryNotContaining("glob:**jdbc*");
    }

    private static Typed.Result refusal(String text) {
        return new Typed.Result(2, "", text);
    }
}
