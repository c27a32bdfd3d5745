package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.simulator.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests a fault meets, and what a rules file may say of it. */
final class FaultRulesTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    @TempDir
    private Path folder;

    @Test
    void a_fault_without_times_meets_every_request_that_matches() throws Exception {
        assertThat(answers(3, """
                rules:
                  - when: { user-contains: hell }
                    reply: Hi.
                    fault: { kind: throttling }
                """)).containsExactly("429", "429", "429");
    }

    @Test
    void a_fault_with_times_meets_the_first_requests_and_then_the_reply_is_given() throws Exception {
        assertThat(answers(4, """
                rules:
                  - when: { user-contains: hell }
                    reply: Hi.
                    fault: { kind: throttling, times: 2 }
                """)).containsExactly("429", "429", "Hi.", "Hi.");
    }

    @Test
    void a_rule_without_a_reply_gives_way_once_its_faults_are_over() throws Exception {
        assertThat(answers(5, """
                rules:
                  - fault: { kind: throttling, times: 1 }
                  - fault: { kind: unavailable, times: 2 }
                  - reply: Hi.
                """)).containsExactly("429", "503", "503", "Hi.", "Hi.");
    }

    @Test
    void what_does_not_match_is_not_counted() throws Exception {
        var file = write("""
                rules:
                  - when: { user-contains: busy }
                    fault: { kind: throttling, times: 1 }
                """);
        try (var simulator = SimulatorServer.start(0, Rules.read(file))) {
            var calls = new RawCalls(simulator);

            assertThat(said(calls, RawCalls.HELLO)).startsWith("[simulated]");
            assertThat(said(calls, RawCalls.HELLO.replace("hello", "busy"))).isEqualTo("429");
            assertThat(said(calls, RawCalls.HELLO.replace("hello", "busy"))).startsWith("[simulated]");
        }
    }

    @Test
    void rules_count_for_each_server_anew() throws Exception {
        var rules = Rules.read(write("rules: [ { fault: { kind: throttling, times: 1 } } ]\n"));
        for (var i = 0; i < 2; i++) {
            try (var simulator = SimulatorServer.start(0, rules)) {
                var calls = new RawCalls(simulator);

                assertThat(said(calls, RawCalls.HELLO)).isEqualTo("429");
                assertThat(said(calls, RawCalls.HELLO)).startsWith("[simulated]");
            }
        }
    }

    @Test
    void requests_at_a_time_share_the_count() throws Exception {
        var file = write("rules: [ { reply: Hi., fault: { kind: throttling, times: 7 } } ]\n");
        try (var simulator = SimulatorServer.start(0, Rules.read(file))) {
            var calls = new RawCalls(simulator);
            var answers = new ArrayList<CompletableFuture<String>>();
            for (var i = 0; i < 40; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> said(calls, RawCalls.HELLO)));
            }

            var said = answers.stream().map(CompletableFuture::join).toList();

            assertThat(said).filteredOn("429"::equals).hasSize(7);
            assertThat(said).filteredOn("Hi."::equals).hasSize(33);
        }
    }

    @Test
    void a_turn_that_is_scripted_fails_by_rules_too_and_then_says_its_own() throws Exception {
        var file = write("rules: [ { reply: Hi., fault: { kind: throttling, times: 1 } } ]\n");
        try (var simulator = SimulatorServer.start(0, Rules.read(file))) {
            simulator.script("t", List.of(ScriptedReply.text("Scripted.")), Map.of());
            var calls = new RawCalls(simulator);
            var body = RawCalls.HELLO.substring(0, RawCalls.HELLO.length() - 1)
                    + ",\"requestMetadata\":{\"outcrop-turn\":\"t\"}}";

            assertThat(said(calls, body)).isEqualTo("429");
            assertThat(said(calls, body)).isEqualTo("Scripted.");
            assertThat(said(calls, RawCalls.HELLO)).isEqualTo("Hi.");
        }
    }

    @Test
    void an_overflow_is_told_in_the_words_and_numbers_of_the_model() throws Exception {
        var file = write("rules: [ { fault: { kind: context-overflow } } ]\n");
        try (var simulator = SimulatorServer.start(0, Rules.read(file))) {
            var answer =
                    new RawCalls(simulator).converse("us.anthropic.claude-haiku-4-5-20251001-v1:0", RawCalls.HELLO);

            assertThat(answer.body())
                    .isEqualTo(
                            "{\"message\":\"The model returned the following errors: prompt is too long: 200004 tokens"
                                    + " > 200000 maximum\"}");
        }
    }

    @Test
    void what_is_wrong_with_a_fault_is_told_with_its_place() throws Exception {
        var file = write("""
                rules:
                  - fault: { kind: trottling, times: 0 }
                  - fault: { after-deltas: -1, knd: stall }
                  - fault: stall
                """);

        assertThatThrownBy(() -> Rules.read(file))
                .hasMessage(
                        file + ", line 2, column 20: kind cannot be the text \"trottling\".\n"
                                + "Did you mean \"throttling\"? Write one of " + Faults.words() + ".\n"
                                + file + ", line 2, column 38: times cannot be the number 0.\n"
                                + "Write a whole number from 1 to 1000000.\n"
                                + file + ", line 3, column 12: The key \"kind\" is missing in fault.\n"
                                + "Add kind: one of " + Faults.words() + ".\n"
                                + file + ", line 3, column 28: after-deltas cannot be the number -1.\n"
                                + "Write a whole number from 0 to 1000000.\n"
                                + file + ", line 3, column 32: There is no key \"knd\" in fault.\n"
                                + "Did you mean \"kind\"? Use one of [kind, times, after-deltas, retry-after-s, message, delay-ms].\n"
                                + file + ", line 4, column 12: fault cannot be the text \"stall\".\n"
                                + "Write a mapping with keys of [kind, times, after-deltas, retry-after-s, message, delay-ms].");
    }

    @Test
    void a_setting_that_means_nothing_to_a_kind_is_refused() throws Exception {
        var file = write("""
                rules:
                  - fault: { kind: throttling, after-deltas: 1, message: a, retry-after-s: 1 }
                  - fault: { kind: no-metadata, delay-ms: 7 }
                  - fault: { kind: html-503, message: a }
                """);

        assertThatThrownBy(() -> Rules.read(file))
                .hasMessage(file + ", line 2, column 32: The fault \"throttling\" takes no after-deltas.\n"
                        + "Leave it out, or use one of [stall, connection-reset, rst-stream, half-close, truncated-frame,"
                        + " bad-crc, no-message-stop, unknown-event, truncated-json, stream-throttling, stream-unavailable,"
                        + " stream-model-error, stream-validation, stream-internal].\n"
                        + file + ", line 3, column 33: The fault \"no-metadata\" takes no delay-ms.\n"
                        + "Leave it out, or use one of [slow-first-byte].\n"
                        + file + ", line 4, column 30: The fault \"html-503\" takes no message.\n"
                        + "Leave it out, or use one of [throttling, model-not-ready, validation, context-overflow,"
                        + " access-denied, expired-token, not-found, legacy, retired, model-timeout, model-error, internal,"
                        + " unavailable, stream-throttling, stream-unavailable, stream-model-error, stream-validation,"
                        + " stream-internal].");
    }

    @Test
    void the_schema_lists_every_kind() {
        assertThat(Rules.shape().jsonSchema().toString()).contains("enum=" + Faults.words());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), text);
    }

    private List<String> answers(int requests, String rules) throws Exception {
        var answers = new ArrayList<String>();
        try (var simulator = SimulatorServer.start(0, Rules.read(write(rules)))) {
            var calls = new RawCalls(simulator);
            for (var i = 0; i < requests; i++) {
                answers.add(said(calls, RawCalls.HELLO));
            }
        }
        return answers;
    }

    /** The text of an answer, or its status where it is an error. */
    private static String said(RawCalls calls, String body) {
        try {
            var answer = calls.converse(MODEL, body);
            return answer.statusCode() == 200
                    ? Json.read(answer.body())
                            .at("/output/message/content/0/text")
                            .textValue()
                    : Integer.toString(answer.statusCode());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
