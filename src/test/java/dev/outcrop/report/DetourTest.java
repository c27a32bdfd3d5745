package dev.outcrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.assistant.Reply;
import dev.outcrop.assistant.Reply.Receipt.Detour;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.usage.ModelRef;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that came about otherwise than asked, and failures that several conversations met. */
final class DetourTest {

    private static final ModelRef SMART = new ModelRef("smart", "us.anthropic.claude-sonnet-4-6");

    @Test
    void a_fallback_and_messages_that_were_left_out_are_said_in_words() {
        assertThat(DetourLines.of(reply(new Detour(SMART, 1))))
                .extracting(Line::text)
                .containsExactly(
                        "Answered by fast (us.amazon.nova-lite-v1:0) in place of smart.",
                        "Answered without the 1 oldest message of the talk: the model's window has no room for more.");
        assertThat(DetourLines.of(reply(new Detour(null, 1_200))))
                .extracting(Line::text)
                .containsExactly(
                        "Answered without the 1,200 oldest messages of the talk: the model's window has no room"
                                + " for more.");
        assertThat(DetourLines.of(reply(Detour.NONE))).isEmpty();
    }

    @Test
    void an_intervention_of_a_guardrail_is_told_with_what_it_found() {
        var found = new Detour(null, 0, List.of("input: topic \"Finance\" BLOCKED"));

        assertThat(DetourLines.of(reply(found, "guardrail_intervened")))
                .extracting(Line::text)
                .containsExactly("The guardrail intervened: input: topic \"Finance\" BLOCKED.");
        assertThat(DetourLines.of(reply(Detour.NONE, "guardrail_intervened")))
                .extracting(Line::text)
                .containsExactly("The guardrail intervened.");
        assertThat(DetourLines.of(reply(found, "end_turn"))).isEmpty();
        assertThat(ReplyFields.detour(reply(found, "end_turn")))
                .isEqualTo(java.util.Map.of("guardrail", List.of("input: topic \"Finance\" BLOCKED")));
    }

    @Test
    void json_names_the_model_that_gave_way_and_what_a_broken_answer_had_said() throws Exception {
        var broken = new CallException(
                ErrorKind.INCOMPLETE_STREAM,
                "It broke.",
                "Try again.",
                new CallException.Trace(1, "r-1", "Roc", true),
                null);
        var turn = new TurnOutcome("Go.", reply(new Detour(SMART, 4)), Status.PASSED, List.of(), broken);

        assertThat(json(turn)).contains("""
                          "model": {
                            "name": "fast",
                            "id": "us.amazon.nova-lite-v1:0"
                          },
                          "attempts": 1,
                          "requestId": "req-1",
                          "insteadOf": {
                            "name": "smart",
                            "id": "us.anthropic.claude-sonnet-4-6"
                          },
                          "leftOutMessages": 4,
                          "partialText": "Roc",
                          "error": {
                            "kind": "incomplete-stream",
                            "message": "It broke.",
                            "remedy": "Try again.",
                            "attempts": 1,
                            "requestId": "r-1"
                          }
                """.stripTrailing());
    }

    @Test
    void attempts_at_one_conversation_stay_together_whoever_answered_them() throws Exception {
        var outcomes = List.of(
                outcome("a", 1, Detour.NONE), outcome("a", 2, new Detour(SMART, 0)), outcome("a", 3, Detour.NONE));

        assertThat(text(Runs.of(Backend.SIMULATOR, outcomes)))
                .contains("a  3/3")
                .contains("1 conversation in 3 attempts: 1 passed\n");
        assertThat(junit(Runs.of(Backend.SIMULATOR, outcomes)))
                .contains("name=\"a, attempt 1\"", "name=\"a, attempt 2\"", "name=\"a, attempt 3\"")
                .doesNotContain(" on fast", " on smart");
    }

    @Test
    void the_same_script_on_another_model_is_another_conversation() {
        var outcomes = List.of(outcome("a", 1, Detour.NONE), outcome("a", 1, Detour.NONE));

        assertThat(text(Runs.of(Backend.SIMULATOR, outcomes))).contains("2 conversations: 2 passed\n");
    }

    @Test
    void one_failure_of_many_conversations_is_told_once() {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 1; i <= 30; i++) {
            outcomes.add(Runs.errored(new Subject("e" + i, "conversations/e" + i + ".yaml", "support", 0, 1)));
        }

        assertThat(text(Runs.of(Backend.BEDROCK, outcomes)))
                .contains("! e1  support")
                .doesNotContain("! e2  support")
                .contains(
                        "\n  ! 30 conversations met this: us.amazon.nova-lite-v1:0 is throttled: \"Too many requests\".\n")
                .doesNotContain("more that did not pass");
    }

    private static Outcome outcome(String name, int attempt, Detour detour) {
        var turn = new TurnOutcome("Go.", reply(detour), Status.PASSED, List.of(), null);
        return new Outcome(
                new Subject(name, "conversations/" + name + ".yaml", "poet", 0, attempt),
                detour.insteadOf() == null ? SMART : Runs.FAST,
                Status.PASSED,
                List.of(turn),
                List.of(),
                false);
    }

    private static Reply reply(Detour detour) {
        return reply(detour, "end_turn");
    }

    private static Reply reply(Detour detour, String stopReason) {
        var plain = Runs.reply("Rocks.", List.of());
        var receipt = plain.receipt();
        return new Reply(
                plain.text(),
                plain.value(),
                plain.model(),
                plain.prompt(),
                plain.toolCalls(),
                new Reply.Receipt(
                        stopReason,
                        receipt.usage(),
                        receipt.latency(),
                        receipt.firstToken(),
                        receipt.attempts(),
                        receipt.requestId(),
                        detour));
    }

    private static String json(TurnOutcome turn) throws IOException {
        var outcome = new Outcome(
                new Subject("a", "conversations/a.yaml", "poet", 0, 1),
                Runs.FAST,
                Status.PASSED,
                List.of(turn),
                List.of(),
                false);
        var text = new StringWriter();
        new JsonReport().write(Runs.of(Backend.SIMULATOR, List.of(outcome)), text);
        return text.toString();
    }

    private static String junit(RunResult result) throws IOException {
        var text = new StringWriter();
        new JUnitReport().write(result, text);
        return text.toString();
    }

    private static String text(RunResult result) {
        var text = new StringBuilder();
        var report = new TextReport(30, line -> text.append(line.text()).append('\n'));
        result.outcomes().forEach(report::add);
        report.finish(result);
        return text.toString();
    }
}
