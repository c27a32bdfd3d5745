package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Conversations run, reported, and brought to an end early. */
@Timeout(60)
final class RunStoryTest {

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder);
    }

    @Test
    void what_passes_is_a_line_each_and_who_answered() {
        var result = project.run("run");

        assertThat(result.code()).isZero();
        assertThat(timeless(result.out())).isEqualTo("""
                  ✓ hi fast TIME 11 tok $0.00000102

                1 conversation: 1 passed
                1 turn · 9 tokens in, 2 out · $0.00000102 at list price · TIME
                Answered by the simulator, not by a model; nothing was billed.
                """);
        assertThat(timeless(result.err())).isEqualTo("Run ID on the backend simulator: 1 conversation.\n");
    }

    @Test
    void what_fails_shows_what_was_expected_what_came_and_where() {
        project.file(
                "conversations/hi.yaml", project.text("conversations/hi.yaml").replace("Hello", "Goodbye"));

        var result = project.run("run");

        assertThat(result.code()).isEqualTo(1);
        assertThat(timeless(result.out())).isEqualTo("""
                  ✗ hi fast TIME 11 tok $0.00000102

                ✗ hi poet on fast (us.amazon.nova-lite-v1:0)
                    user hi
                    assistant hello there
                  ✗ icontains conversations/hi.yaml, line 5, column 15
                    expected the text to contain "Goodbye" in any case
                    got "hello there"

                1 conversation: 1 failed
                1 turn · 9 tokens in, 2 out · $0.00000102 at list price · TIME
                Answered by the simulator, not by a model; nothing was billed.
                """);
    }

    @Test
    void rows_repeats_and_models_each_count() {
        project.file("conversations/hi.yaml", """
                        assistant: poet
                        repeat: { times: 2, pass: 1 }
                        data: rows.csv
                        turns:
                          - { user: "hi {{name}}", simulate: "hello {{name}}", expect: { contains: "{{name}}" } }
                        """)
                .file("conversations/rows.csv", "name\nAda\nBob\n")
                .file(
                        "outcrop.yaml",
                        ProjectFolder.CONFIG.replace(
                                "assistants:", "  slow: { id: us.amazon.nova-pro-v1:0 }\nassistants:"));

        var result = project.run("run", "--models", "fast,slow");

        assertThat(result.code()).isZero();
        assertThat(timeless(result.out())).isEqualTo("""
                  ✓ hi, row 1 2/2 fast TIME 24 tok $0.00000216
                  ✓ hi, row 1 2/2 slow TIME 24 tok $0.0000288
                  ✓ hi, row 2 2/2 fast TIME 24 tok $0.00000216
                  ✓ hi, row 2 2/2 slow TIME 24 tok $0.0000288

                4 conversations in 8 attempts: 4 passed
                8 turns · 80 tokens in, 16 out · $0.0000619 at list price · TIME
                Answered by the simulator, not by a model; nothing was billed.
                """);
        assertThat(timeless(result.err()))
                .isEqualTo("Run ID on the backend simulator: 4 conversations in 8 attempts.\n");
    }

    @Test
    void no_line_is_wider_than_eighty_columns() {
        project.file("conversations/a-name-of-exactly-32-characters.yaml", project.text("conversations/hi.yaml"))
                .file("conversations/hi.yaml", project.text("conversations/hi.yaml") + "repeat: 3\n");

        var result = project.run("run");

        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void both_reports_are_written_as_the_contract_says() throws Exception {
        var result = project.run("run", "--report", "json=out/r.json", "--report", "junit=out/r.xml");

        assertThat(result.code()).isZero();
        var json = json(project.text("out/r.json"));
        assertThat(json.path("backend").asText()).isEqualTo("simulator");
        assertThat(json.path("totals").path("passed").asInt()).isEqualTo(1);
        assertThat(json.at("/conversations/0/turns/0/assistant").asText()).isEqualTo("hello there");
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(project.text("out/r.xml").getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(1);
    }

    @Test
    void with_json_stdout_is_the_report_and_nothing_else() throws IOException {
        project.file(
                "conversations/hi.yaml", project.text("conversations/hi.yaml").replace("Hello", "Goodbye"));

        var result = project.run("run", "--json");

        assertThat(result.code()).isEqualTo(1);
        var report = json(result.out());
        assertThat(report.at("/conversations/0/status").asText()).isEqualTo("failed");
        assertThat(report.at("/conversations/0/turns/0/checks/0"))
                .hasToString("{\"kind\":\"icontains\",\"status\":\"unmet\",\"detail\":"
                        + "\"expected the text to contain \\\"Goodbye\\\" in any case, got \\\"hello there\\\"\"}");
    }

    @Test
    void a_report_that_cannot_be_written_is_found_out_before_anything_is_asked() {
        project.folder("out");

        assertThat(project.run("run", "--report", "json=out")).isEqualTo(new Typed.Result(3, "", """
                The json report cannot be written to "out": it is a folder.
                Name a file in a folder that you may write to.
                """));
        assertThat(project.run("run", "--report", "json=outcrop.yaml/r.json"))
                .isEqualTo(new Typed.Result(3, "", """
                The json report cannot be written to "outcrop.yaml/r.json": "FOLDER/outcrop.yaml" is a file, not a folder.
                Name a file in a folder that you may write to.
                """.replace("FOLDER", folder.toString())));
        assertThat(project.run("run", "--report", "json=/proc/nothing/r.json")).isEqualTo(new Typed.Result(3, "", """
                The json report cannot be written to "/proc/nothing/r.json": No such file or directory.
                Name a file in a folder that you may write to.
                """));
    }

    /** A device that is always full, as a disk may be once the run is over. */
    @Test
    void a_report_that_is_lost_takes_neither_the_others_nor_the_results_with_it() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");

        var result = project.run("run", "--json", "--report", "json=/dev/full", "--report", "junit=r.xml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(json(result.out()).at("/totals/passed").asInt()).isEqualTo(1);
        assertThat(folder.resolve("r.xml")).exists();
        assertThat(result.err()).endsWith("""
                The json report cannot be written to "/dev/full": No space left on device.
                Name a file in a folder that you may write to.
                """);
    }

    @Test
    void an_interrupted_run_reports_what_is_finished() throws Exception {
        project.file("conversations/z.yaml", """
                assistant: poet
                turns:
                  - user: hi
                    simulate: { text: too late, first-token-ms: 60000 }
                  - user: never
                """);
        var command = Thread.currentThread();
        var told = new AtomicBoolean();
        var out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (toString(StandardCharsets.UTF_8).contains("hi") && !told.getAndSet(true)) {
                    command.interrupt();
                }
            }
        };
        var terminal = Terminal.on(InputStream.nullInputStream(), out, new ByteArrayOutputStream(), Set.of(), Map.of());

        var code = OutcropCommand.run(
                new Caller(terminal, folder, Map.of()), "run", "--parallel", "1", "--report", "json=r.json");

        assertThat(code).isEqualTo(130);
        assertThat(timeless(out.toString(StandardCharsets.UTF_8))).isEqualTo("""
                  ✓ hi fast TIME 11 tok $0.00000102
                  - z fast not run

                Interrupted: what was finished is reported.
                2 conversations: 1 passed, 1 skipped
                1 turn · 9 tokens in, 2 out · $0.00000102 at list price · TIME
                Answered by the simulator, not by a model; nothing was billed.
                """);
        assertThat(json(project.text("r.json")).at("/totals/skipped").asInt()).isEqualTo(1);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Words and figures without the time, the run's id and the columns. */
    private static String timeless(String text) {
        return text.replaceAll("[0-9]{8}-[0-9]{6}-[0-9a-f]{4}", "ID")
                .replaceAll("[0-9.]+ m?s\\b", "TIME")
                .replaceAll("(?<=\\S) {2,}", " ");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
