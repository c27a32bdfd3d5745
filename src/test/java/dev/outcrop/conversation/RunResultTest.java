package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult.Ending;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunResultTest {

    private static final Subject SUBJECT = new Subject("a", "conversations/a.yaml", "echo", 0, 1);

    @Test
    void all_met_is_0_and_anything_not_met_is_1() {
        assertThat(exitCode(ended(Status.PASSED))).isZero();
        assertThat(exitCode(ended(Status.PASSED), ended(Status.FAILED))).isEqualTo(1);
        assertThat(exitCode(ended(Status.PASSED), ended(Status.SKIPPED))).isEqualTo(1);
    }

    @Test
    void what_is_tolerated_does_not_count() {
        assertThat(exitCode(
                        ended(Status.FAILED).asTolerated(),
                        errored(ErrorKind.NETWORK).asTolerated()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CREDENTIALS, 3",
        "ACCESS_DENIED, 3",
        "NETWORK, 3",
        "TLS, 3",
        "STORE, 3",
        "MACHINE, 3",
        "BUDGET, 3",
        "QUOTA, 3",
        "MODEL_NOT_FOUND, 3",
        "MODEL_RETIRED, 3",
        "THROTTLED, 3",
        "UNAVAILABLE, 3",
        "CONTEXT_OVERFLOW, 1",
        "INVALID_REQUEST, 1",
        "MODEL_ERROR, 1",
        "MODEL_TIMEOUT, 1",
        "INCOMPLETE_STREAM, 1",
        "STALLED_STREAM, 1",
        "CORRUPT_STREAM, 1",
        "INPUT, 2"
    })
    void an_error_counts_by_whether_another_conversation_could_have_been_held(ErrorKind kind, int exitCode) {
        assertThat(exitCode(ended(Status.FAILED), errored(kind))).isEqualTo(exitCode);
    }

    @Test
    void wrong_input_goes_before_what_could_not_be_done() {
        assertThat(exitCode(errored(ErrorKind.NETWORK), errored(ErrorKind.INPUT)))
                .isEqualTo(2);
    }

    @Test
    void an_interrupt_goes_before_everything() {
        var result = new RunResult(
                "r",
                Backend.SIMULATOR,
                Instant.EPOCH,
                Duration.ZERO,
                Outcomes.of(List.of(errored(ErrorKind.INPUT))),
                Ending.INTERRUPTED);

        assertThat(result.exitCode()).isEqualTo(130);
    }

    private static int exitCode(Outcome... outcomes) {
        return new RunResult("r", Backend.SIMULATOR, Instant.EPOCH, Duration.ZERO, List.of(outcomes)).exitCode();
    }

    private static Outcome ended(Status status) {
        return new Outcome(SUBJECT, SmallAssistant.MODEL, status, List.of(), List.of(), false);
    }

    private static Outcome errored(ErrorKind kind) {
        var turn = new TurnOutcome(
                "hi", null, Status.ERRORED, List.of(), new OutcropException(kind, "broken", "Mend it."));
        return new Outcome(SUBJECT, SmallAssistant.MODEL, Status.ERRORED, List.of(turn), List.of(), false);
    }
}
