package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.assistant.Question;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;
import dev.outcrop.error.ErrorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Turns whose stream broke off after its first text: the call is not sent again, the turn is asked again once. */
final class AskedAgainTest {

    @TempDir
    Path directory;

    private final List<String> keys = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"INCOMPLETE_STREAM", "CORRUPT_STREAM", "THROTTLED", "UNAVAILABLE"})
    void a_turn_that_broke_off_is_asked_once_more_and_the_second_answer_counts(ErrorKind kind) {
        var broken = broken(kind, "one tw");
        var project = project(question -> {
            if (keys.size() == 1) {
                throw broken;
            }
            return SmallAssistant.reply("one two");
        });

        var result = project.run();

        var turn = result.outcomes().iterator().next().turns().get(0);
        assertThat(turn)
                .isEqualTo(new TurnOutcome(
                        "count", SmallAssistant.reply("one two"), Status.PASSED, turn.findings(), broken));
        assertThat(keys).containsExactly(result.run() + "/a/0/1/1", result.run() + "/a/0/1/1/again");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void a_turn_that_breaks_off_twice_has_an_error() {
        var project = project(question -> {
            throw broken(ErrorKind.INCOMPLETE_STREAM, "one " + keys.size());
        });

        var outcome = project.outcome();

        assertThat(keys).hasSize(2);
        assertThat(outcome.status()).isEqualTo(Status.ERRORED);
        assertThat(outcome.turns().get(0).error())
                .isInstanceOfSatisfying(
                        CallException.class,
                        error -> assertThat(error.trace().partialText()).isEqualTo("one 2"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"INCOMPLETE_STREAM", "CORRUPT_STREAM", "THROTTLED", "UNAVAILABLE"})
    void after_any_other_failure_it_is_not(ErrorKind kind) {
        var project = project(question -> {
            throw broken(kind, "one");
        });

        assertThat(project.outcome().status()).isEqualTo(Status.ERRORED);
        assertThat(keys).hasSize(1);
    }

    @Test
    void before_the_first_text_the_call_itself_was_sent_again_and_the_turn_is_not() {
        var project = project(question -> {
            throw broken(ErrorKind.INCOMPLETE_STREAM, "");
        });

        assertThat(project.outcome().status()).isEqualTo(Status.ERRORED);
        assertThat(keys).hasSize(1);
    }

    @Test
    void an_error_that_the_script_expects_is_looked_for_in_the_second_answer() {
        var project = SmallProject.in(directory)
                .file(
                        "conversations/a.yaml",
                        "assistant: heard\nstream: true\nturns: [{ user: count, expect: [{ error: incomplete-stream }] }]");
        project.stage().with("heard", question -> {
            throw broken(ErrorKind.INCOMPLETE_STREAM, "one");
        });

        assertThat(project.outcome().status()).isEqualTo(Status.PASSED);
    }

    private SmallProject project(Function<Question, dev.outcrop.assistant.Reply> answers) {
        var project = SmallProject.in(directory)
                .file(
                        "conversations/a.yaml",
                        "assistant: heard\nstream: true\nturns: [{ user: count, expect: [{ contains: two }] }]");
        project.stage().with("heard", question -> {
            keys.add(question.setting().turn());
            return answers.apply(question);
        });
        return project;
    }

    private static CallException broken(ErrorKind kind, String partialText) {
        return new CallException(kind, "It broke.", "Try again.", new Trace(1, "r-1", partialText, true), null);
    }
}
