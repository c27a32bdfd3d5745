package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.LiveService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Conversations recorded live, then run from what was recorded. */
@Timeout(60)
final class RecordStoryTest {

    private static final String RULES = """
            rules:
              - { when: { user-contains: hi }, reply: hello there }
              - { when: { user-contains: name }, reply: "You are Ada, of arn:aws:iam::123456789012:user/ada." }
              - { when: { user-contains: busy }, reply: at last, fault: { kind: throttling, retry-after-s: 0, times: 1 } }
              - { when: { user-contains: never }, fault: { kind: access-denied } }
            """;

    private static final String REPLAYED = "Answered from recordings, not by a model; nothing was billed.\n";

    @TempDir
    Path folder;

    private ProjectFolder project;
    private LiveService live;

    @BeforeEach
    void write() {
        live = LiveService.answering(RULES);
        project = ProjectFolder.in(folder)
                .file("outcrop.yaml", ProjectFolder.CONFIG + "endpoint: " + live.endpoint() + "\n")
                .file("conversations/talks/names.yaml", """
                        assistant: poet
                        stream: true
                        turns:
                          - { user: hi, expect: { icontains: hello } }
                          - { user: what is my name?, expect: { contains: Ada } }
                        """);
    }

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void what_was_recorded_answers_without_the_service() throws IOException {
        var recorded = project.run("run", "--record");
        assertThat(recorded.code()).as(recorded.out() + recorded.err()).isZero();
        live.close();

        var replayed = project.run("run", "--backend", "replay");

        assertThat(replayed.code()).as(replayed.out() + replayed.err()).isZero();
        assertThat(recorded.err())
                .contains("Recorded 3 answers in conversations/recordings; 0 had been recorded before.\n");
        assertThat(replayed.out()).contains("2 conversations: 2 passed\n").endsWith(REPLAYED);
        assertThat(files()).containsExactly("hi.yaml", "talks/names.yaml");
    }

    @Test
    void recording_again_asks_only_for_what_is_missing() {
        project.run("run", "--record");
        project.file("conversations/again.yaml", """
                assistant: poet
                turns: [ { user: hi again, expect: { icontains: hello } } ]
                """);

        var result = project.run("run", "--record", "conversations");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("Recorded 1 answer in conversations/recordings; 3 had been recorded before.\n");
        assertThat(live.calls()).isEqualTo(4);
    }

    @Test
    void recording_all_asks_for_everything_again_and_replaces_it() throws IOException {
        project.run("run", "--record");
        var before = files();

        var result = project.run("run", "--record=all");

        assertThat(result.err())
                .contains("Recorded 3 answers in conversations/recordings; 0 had been recorded before.\n");
        assertThat(live.calls()).isEqualTo(6);
        assertThat(files()).isEqualTo(before);
        assertThat(project.text("conversations/recordings/hi.yaml").split("\n- "))
                .hasSize(2);
    }

    @Test
    void no_secret_gets_into_a_file() throws IOException {
        project.run("run", "--record");

        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(LiveService.CANARIES)
                        .doesNotContainIgnoringCase("authorization")
                        .doesNotContain("123456789012");
            }
        }
        assertThat(project.text("conversations/recordings/talks/names.yaml")).contains("source: simulator");
    }

    @Test
    void an_error_is_not_recorded_and_what_was_answered_before_it_is() {
        project.file("conversations/talks/names.yaml", """
                assistant: poet
                turns: [ { user: hi }, { user: never } ]
                """).file("conversations/hi.yaml", """
                assistant: poet
                turns: [ { user: busy } ]
                """);

        var recorded = project.run("run", "--record", "--parallel", "1");
        var replayed = project.run("run", "--backend", "replay");

        assertThat(recorded.code()).isEqualTo(3);
        assertThat(recorded.err()).contains("Recorded 2 answers");
        assertThat(replayed.code()).isEqualTo(2);
        assertThat(replayed.out())
                .contains("  ✓ hi ")
                .contains("No recording answers turn 2 of conversations/talks/names.yaml.")
                .doesNotContain("turn 1 of");
    }

    @Test
    void a_stream_that_broke_off_is_not_recorded_and_the_one_that_was_asked_for_again_is() {
        live.close();
        live = LiveService.answering("""
                rules:
                  - when: { user-contains: hi }
                    reply: one two three
                    fault: { kind: connection-reset, after-deltas: 2, times: 1 }
                """);
        project.file("outcrop.yaml", ProjectFolder.CONFIG + "endpoint: " + live.endpoint() + "\n")
                .file("conversations/talks/names.yaml", "assistant: poet\nstream: true\nturns: [ { user: hi } ]\n");

        var recorded = project.run("run", "--record", "conversations/talks");
        var replayed = project.run("run", "--backend", "replay", "conversations/talks");

        assertThat(recorded.code()).as(recorded.out()).isZero();
        assertThat(live.calls()).isEqualTo(2);
        assertThat(recorded.err()).contains("Recorded 1 answer in");
        assertThat(replayed.code()).as(replayed.out()).isZero();
    }

    @Test
    void record_and_another_backend_do_not_go_together() {
        var result = project.run("run", "--record", "--backend", "replay");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("--record and --backend replay were both given.\nGive one of them.\n");
    }

    @Test
    void record_takes_all_or_nothing() {
        var result = project.run("run", "--record=some");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--record takes \"all\" or nothing, not \"some\".");
    }

    private List<String> files() throws IOException {
        var recordings = folder.resolve("conversations/recordings");
        try (Stream<Path> files = Files.walk(recordings)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> recordings.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
