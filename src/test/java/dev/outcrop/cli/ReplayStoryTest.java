package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.LiveService;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users meet when recordings and what is asked no longer go together. */
@Timeout(60)
final class ReplayStoryTest {

    private static final String RULES = """
            rules:
              - { when: { user-contains: hi }, reply: hello there }
              - { when: { user-contains: slow }, reply: { text: one two three, first-token-ms: 300, tokens-per-second: 20 } }
            """;

    private static final String TWO_TURNS = """
            assistant: poet
            turns:
              - user: hi, I am Ada
              - user: Do you say hi?
            """;

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder);
    }

    private Typed.Result record(String... args) {
        try (var live = LiveService.answering(RULES)) {
            return project.user()
                    .with("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", live.endpoint())
                    .run(args);
        }
    }

    private Typed.Result replay(String... more) {
        var args = new String[more.length + 3];
        System.arraycopy(new String[] {"run", "--backend", "replay"}, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        return project.run(args);
    }

    @Test
    void a_changed_turn_is_named_with_what_changed_and_how_to_record_it() {
        project.file("conversations/hi.yaml", TWO_TURNS);
        record("run", "--record");
        project.file("conversations/hi.yaml", TWO_TURNS.replace("Do you say hi?", "Do you ever say hi?"));

        var result = replay();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).contains("""
                No recording answers turn 2 of conversations/hi.yaml. From the nearest, turn 2 in \
                conversations/recordings/hi.yaml, line 34, column 3, it differs so:
                          - content:
                      -     - text: Do you say hi?
                      +     - text: Do you ever say hi?
                    Undo the change, or record it: outcrop run conversations/hi.yaml --record
                """);
    }

    @Test
    void a_conversation_that_was_never_recorded_says_so() {
        var result = replay();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).contains("""
                No recording answers turn 1 of conversations/hi.yaml. Nothing is recorded of it.
                    Record it: outcrop run conversations/hi.yaml --record
                """);
    }

    @Test
    void a_streamed_turn_without_a_recording_fails_the_same_way() {
        project.file("conversations/hi.yaml", TWO_TURNS + "stream: true\n");
        record("run", "--record");
        project.file(
                "conversations/hi.yaml", TWO_TURNS.replace("Do you say hi?", "Do you ever say hi?") + "stream: true\n");

        var result = replay();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out())
                .contains("No recording answers turn 2 of conversations/hi.yaml.")
                .contains("      +     - text: Do you ever say hi?\n");
    }

    @Test
    void the_doctor_reads_recordings_and_calls_nobody() {
        record("run", "--record");

        var healthy = project.run("doctor", "--backend", "replay");
        project.file("conversations/recordings/hi.yaml", "exchanges: none\n");
        var broken = project.run("doctor", "--backend", "replay");

        assertThat(healthy.code()).as(healthy.out()).isZero();
        assertThat(healthy.out()).contains("1 recording").contains("not called: the backend is replay");
        assertThat(broken.code()).isNotZero();
        assertThat(broken.out() + broken.err())
                .contains(
                        "conversations/recordings/hi.yaml, line 1, column 12: exchanges cannot be the text \"none\".");
    }

    @Test
    void a_changed_prompt_and_model_show_in_the_difference() {
        record("run", "--record");
        project.file("prompts/poet.md", "You write short poems.\n")
                .file("outcrop.yaml", project.text("outcrop.yaml").replace("nova-lite", "nova-pro"));

        var result = replay();

        assertThat(result.out()).contains("""
                      - model: us.amazon.nova-lite-v1:0
                      + model: us.amazon.nova-pro-v1:0
                          system:
                      -   - text: You write poems.
                      +   - text: You write short poems.
                """);
    }

    @Test
    void recordings_that_are_no_longer_used_are_listed_and_left_alone() {
        project.file("conversations/hi.yaml", TWO_TURNS).file("conversations/gone.yaml", TWO_TURNS);
        record("run", "--record");
        project.file("conversations/hi.yaml", "assistant: poet\nturns: [ { user: \"hi, I am Ada\" } ]\n")
                .without("conversations/gone.yaml");

        var result = replay();

        assertThat(result.code()).isZero();
        assertThat(result.err()).endsWith("""
                2 recordings are no longer used; remove what you do not need:
                  conversations/recordings/hi.yaml, line 34, column 3: turn 2 of conversations/hi.yaml \
                (us.amazon.nova-lite-v1:0)
                  conversations/recordings/gone.yaml: conversations/gone.yaml is gone
                """);
        assertThat(project.text("conversations/recordings/gone.yaml")).contains("hi, I am Ada");
    }

    @Test
    void attempts_get_their_own_answers_and_those_beyond_get_the_last() {
        project.file("conversations/hi.yaml", "assistant: poet\nrepeat: 2\nturns: [ { user: hi } ]\n");
        record("run", "--record");
        var written = project.text("conversations/recordings/hi.yaml");
        var second = written.lastIndexOf("hello there");
        project.file(
                "conversations/recordings/hi.yaml",
                written.substring(0, second) + "hello again" + written.substring(second + "hello there".length()));

        var result = replay("--repeat", "3", "--json");

        assertThat(result.out().lines().filter(line -> line.contains("\"assistant\": \"hello")))
                .map(String::strip)
                .containsExactly(
                        "\"assistant\": \"hello there\",",
                        "\"assistant\": \"hello again\",",
                        "\"assistant\": \"hello again\",");
    }

    @Test
    void delays_are_as_recorded_where_that_is_asked_for_and_none_otherwise() {
        project.file("conversations/hi.yaml", """
                assistant: poet
                turns: [ { user: be slow, expect: { first-token-ms: { min: 250, max: 20000 } } } ]
                """);
        record("run", "--record");

        var original = replay("--replay-delays", "original");
        var none = replay("--replay-delays", "none");

        assertThat(original.code()).as(original.out()).isZero();
        assertThat(none.code()).as(none.out()).isEqualTo(1);
    }

    @Test
    void a_recording_edited_into_nonsense_is_refused_with_all_its_faults_before_anything_runs() {
        project.file("conversations/recordings/hi.yaml", """
                conversation: conversations/hi.yaml
                exchanges:
                - turn: one
                  sauce: simulator
                  operation: converse
                  model: us.amazon.nova-lite-v1:0
                  request: hello
                  answer:
                    body: {}
                    events: []
                - operation: converse
                  model: m
                  request: {}
                """);

        var result = replay();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                conversations/recordings/hi.yaml, line 3, column 9: turn cannot be the text "one".
                Write a whole number from 1 to 1000000.
                conversations/recordings/hi.yaml, line 4, column 3: There is no key "sauce" in item 1 of exchanges.
                Did you mean "source"? Use one of [turn, row, attempt, recorded, source, request-id, operation, model, \
                request, answer].
                conversations/recordings/hi.yaml, line 7, column 12: request cannot be the text "hello".
                Write a mapping.
                conversations/recordings/hi.yaml, line 10, column 5: The key "events" cannot stand beside "body".
                Keep one of [body, events].
                conversations/recordings/hi.yaml, line 10, column 13: events has too few items.
                Write a list of at least one item.
                conversations/recordings/hi.yaml, line 11, column 3: The key "answer" is missing in item 2 of exchanges.
                Add answer: a mapping with keys of [after-ms, headers, body, events].
                """);
    }

    @Test
    void a_question_is_recorded_and_answered_from_its_recording() {
        var recorded = record("ask", "poet", "hi", "--backend", "record");

        var replayed = project.run("ask", "poet", "hi", "--backend", "replay");
        var other = project.run("ask", "poet", "hi, you", "--backend", "replay");

        assertThat(recorded.out()).isEqualTo("hello there\n");
        assertThat(replayed.out()).isEqualTo("hello there\n");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).containsPattern("""
                No recording answers this request. From the nearest, conversations/recordings/asked/[0-9a-f]{12}.yaml, \
                line 2, column 3, it differs so:
                      - content:
                  -     - text: hi
                  \\+     - text: hi, you
                Undo the change, or record it: the same command with --backend record
                """);
    }

    @Test
    void a_talk_is_recorded_and_answered_from_its_recordings() {
        try (var live = LiveService.answering(RULES)) {
            project.user()
                    .with("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", live.endpoint())
                    .piping("hi\nhi you\n")
                    .run("chat", "poet", "--backend", "record");
        }

        var replayed = project.user().piping("hi\nhi you\n").run("chat", "poet", "--backend", "replay");

        assertThat(replayed.code()).as(replayed.err()).isZero();
        assertThat(replayed.out().split("hello there", -1)).hasSize(3);
    }
}
