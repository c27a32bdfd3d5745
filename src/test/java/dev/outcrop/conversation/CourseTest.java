package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One conversation, turn by turn. */
final class CourseTest {

    @TempDir
    private Path directory;

    @Test
    void turns_are_said_in_order_with_their_variables() {
        var outcome = project("""
                        assistant: echo
                        vars: { shop: Kettle, order: 1 }
                        turns:
                          - user: "{{shop}} {{order}}"
                          - user: "{{shop}} {{order}}"
                            vars: { order: "{{2}}" }
                        """).outcome();

        assertThat(outcome.subject()).isEqualTo(new Subject("a", "conversations/a.yaml", "echo", 0, 1));
        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        assertThat(outcome.model()).isEqualTo(SmallAssistant.MODEL);
        assertThat(outcome.turns()).extracting(TurnOutcome::user).containsExactly("Kettle 1", "Kettle {{2}}");
        assertThat(outcome.turns()).extracting(turn -> turn.reply().text()).containsExactly("Kettle 1", "Kettle {{2}}");
    }

    @Test
    void a_question_carries_method_model_variables_and_a_key_of_its_own() {
        var asked = new ArrayList<Question>();
        var project = project("assistant: heard.say\nvars: { topic: tea }\nturns: [{}, { user: hi }]");
        project.stage().with("heard", question -> {
            asked.add(question);
            return SmallAssistant.reply("yes");
        });

        var result = project.run(RunOptions.DEFAULT.withModels(List.of("smart")));

        assertThat(asked).extracting(Question::method).containsOnly("say");
        assertThat(asked).extracting(Question::text).containsExactly(null, "hi");
        assertThat(asked).extracting(Question::vars).containsOnly(Map.of("topic", "tea"));
        assertThat(asked).extracting(question -> question.setting().model()).containsOnly("smart");
        assertThat(asked).extracting(question -> question.setting().onText()).containsOnlyNulls();
        assertThat(asked)
                .extracting(question -> question.setting().turn())
                .containsExactly(result.run() + "/a@smart/0/1/1", result.run() + "/a@smart/0/1/2");
    }

    @Test
    void a_script_that_streams_asks_for_a_stream() {
        var project = project("assistant: heard\nstream: true\nturns: [{ user: hi }]");
        project.stage().with("heard", question -> {
            question.setting().onText().accept("piece");
            return SmallAssistant.reply("piece");
        });

        assertThat(project.outcome().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void a_check_that_is_not_met_fails_its_turn_and_the_others_go_on() {
        var outcome = project("""
                        assistant: echo
                        turns:
                          - user: tuesday
                            expect: [{ icontains: monday }, { icontains: tues }]
                          - user: more
                        """).outcome();

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.turns()).extracting(TurnOutcome::status).containsExactly(Status.FAILED, Status.PASSED);
        assertThat(outcome.turns().get(0).findings())
                .containsExactly(
                        new Finding.Unmet(
                                "icontains",
                                new Place("conversations/a.yaml", 4, 16),
                                "the text to contain \"monday\" in any case",
                                "\"tuesday\""),
                        new Finding.Met("icontains", new Place("conversations/a.yaml", 4, 39)));
    }

    @Test
    void on_fail_stop_skips_the_turns_after_it() {
        var outcome = project("""
                        assistant: echo
                        vars: { name: Ada }
                        turns:
                          - { user: a, expect: { contains: b }, on-fail: stop }
                          - user: My name is {{name}}.
                        expect:
                          - contains: b
                        """).outcome();

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.turns().get(1))
                .isEqualTo(new TurnOutcome("My name is Ada.", null, Status.SKIPPED, List.of(), null));
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void the_placeholders_of_checks_are_filled() {
        var outcome = project("""
                        assistant: echo
                        vars: { name: Ada }
                        turns:
                          - user: "{{name}}"
                            expect: [{ equals: "{{name}}" }, { not-regex: "^{{name}}s$" }]
                        expect: [{ equals: "{{name}}" }]
                        """).outcome();

        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        assertThat(outcome.findings()).hasSize(1);
    }

    @Test
    void the_whole_conversation_is_judged_by_its_sums() {
        var outcome = project("""
                        assistant: echo
                        turns: [{ user: a }, { user: b }]
                        expect: [{ cost-usd: 0.0019 }, { input-tokens: 20 }, { latency-ms: { min: 40 } }, { equals: b }]
                        """).outcome();

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.findings())
                .extracting(Finding::detail)
                .containsExactly("expected the cost to be at most $0.0019, got $0.002", "", "", "");
    }

    @Test
    void a_turn_that_errs_ends_its_conversation() {
        var project = project("assistant: broken\nturns: [{ user: a, expect: [json] }, { user: b }]");
        project.stage().with("broken", failing(ErrorKind.THROTTLED));

        var outcome = project.outcome();

        assertThat(outcome.status()).isEqualTo(Status.ERRORED);
        assertThat(outcome.turns()).extracting(TurnOutcome::status).containsExactly(Status.ERRORED, Status.SKIPPED);
        assertThat(outcome.turns().get(0).error().kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(outcome.turns().get(0).findings()).isEmpty();
    }

    @Test
    void an_error_that_was_expected_is_met_and_the_conversation_goes_on() {
        var project = project("assistant: broken\nturns: [{ expect: [{ error: throttled }] }, { expect: [error] }]");
        project.stage().with("broken", failing(ErrorKind.THROTTLED));

        var outcome = project.outcome();

        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        assertThat(outcome.turns()).extracting(TurnOutcome::status).containsExactly(Status.PASSED, Status.PASSED);
        assertThat(project.run().exitCode()).isZero();
    }

    @Test
    void another_error_than_the_expected_one_is_an_error() {
        var project = project("assistant: broken\nturns: [{ expect: [{ error: quota }] }]");
        project.stage().with("broken", failing(ErrorKind.THROTTLED));

        var turn = project.outcome().turns().get(0);

        assertThat(turn.status()).isEqualTo(Status.ERRORED);
        assertThat(turn.findings())
                .extracting(Finding::detail)
                .containsExactly("expected the turn to fail with quota, got throttled: \"no answer\"");
    }

    @Test
    void an_answer_where_an_error_was_expected_fails_the_turn() {
        var turn = project("assistant: echo\nturns: [{ user: a, expect: [error] }]")
                .outcome()
                .turns()
                .get(0);

        assertThat(turn.status()).isEqualTo(Status.FAILED);
    }

    @Test
    void what_the_projects_own_code_throws_ends_its_conversation_only() {
        var project = project("assistant: broken\nturns: [{ user: a }]")
                .file("conversations/b.yaml", "assistant: echo\nturns: [{ user: a }]");
        project.stage().with("broken", question -> {
            throw new IllegalStateException("no such thing");
        });

        var result = project.run();

        assertThat(result.outcomes()).extracting(Outcome::status).containsExactly(Status.ERRORED, Status.PASSED);
        assertThat(result.outcomes().iterator().next().turns().get(0).error())
                .hasMessage(
                        "Assistant \"broken\" failed in its own code: java.lang.IllegalStateException: no such thing\n"
                                + "Mend the code that threw this.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void an_expression_that_is_broken_only_once_it_is_filled_costs_no_call() {
        var project = project("assistant: never\nvars: { x: '[' }\nturns: [{ user: a, expect: [{ regex: '{{x}}' }] }]");
        project.stage().with("never", question -> {
            throw new AssertionError("asked");
        });

        var turn = project.outcome().turns().get(0);

        assertThat(turn.status()).isEqualTo(Status.ERRORED);
        assertThat(turn.error()).hasMessageContaining("The regular expression \"[\" is broken");
    }

    @Test
    void scripted_replies_are_laid_ready_for_each_turn_and_forgotten_after_it() {
        var log = new ArrayList<String>();
        var project = project("""
                        assistant: heard
                        vars: { name: Ada }
                        turns:
                          - { user: a, simulate: ["{{name}}", { tool: find }], vars: { order: 7 } }
                          - { user: b }
                        """).simulating(new SimulatedReplies() {
            @Override
            public void expect(String turnKey, List<SimulatedReply> replies, Map<String, Object> vars) {
                log.add("expect " + turnKey.split("/", 2)[1] + " "
                        + replies.get(0).text() + " " + vars);
            }

            @Override
            public void forget(String turnKey) {
                log.add("forget " + turnKey.split("/", 2)[1]);
            }
        });
        project.stage().with("heard", question -> {
            log.add("asked " + question.text());
            return SmallAssistant.reply("");
        });

        project.outcome();

        assertThat(log)
                .containsExactly("expect a/0/1/1 {{name}} {name=Ada, order=7}", "asked a", "forget a/0/1/1", "asked b");
    }

    @Test
    void the_conversation_names_the_model_that_answered() {
        var fallback = new dev.outcrop.usage.ModelRef("smart", "us.anthropic.claude-sonnet-4-6");
        var project = project("assistant: fallen\nturns: [{ user: a }]");
        project.stage().with("fallen", question -> {
            var reply = SmallAssistant.reply("a");
            return new Reply(reply.text(), reply.value(), fallback, null, reply.toolCalls(), reply.receipt());
        });

        assertThat(project.outcome().model()).isEqualTo(fallback);
    }

    static java.util.function.Function<Question, Reply> failing(ErrorKind kind) {
        return question -> {
            throw new CallException(kind, "no answer", "Wait.", CallException.Trace.NONE, null);
        };
    }

    private SmallProject project(String script) {
        return SmallProject.in(directory).file("conversations/a.yaml", script);
    }
}
