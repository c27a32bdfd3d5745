package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorCheckTest {

    private static final Evidence THROTTLED = Replies.failing(new CallException(
            ErrorKind.THROTTLED,
            "Too many tokens, please wait before trying again.",
            "Wait.",
            CallException.Trace.NONE,
            null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- error",
                "- error: throttled",
                "- error: [quota, throttled]",
                "- error: { kind: throttled, message: too many TOKENS }",
                "- error: { message: wait }"
            })
    void the_failure_that_was_expected_is_met(String check) {
        assertThat(Expected.examine(check, THROTTLED).met()).isTrue();
    }

    @Test
    void another_failure_is_shown() {
        assertThat(Expected.examine("- error: { kind: quota, message: daily }", THROTTLED)
                        .detail())
                .isEqualTo("expected the turn to fail with quota and to say \"daily\","
                        + " got throttled: \"Too many tokens, please wait before trying again.\"");
    }

    @Test
    void an_answer_instead_of_a_failure_is_shown() {
        assertThat(Expected.examine("- error", Replies.text("Hello")).detail())
                .isEqualTo("expected the turn to fail, got the answer \"Hello\"");
    }

    @Test
    void a_kind_that_does_not_exist_is_refused_with_the_nearest() {
        assertThat(Expected.faults("- error: throtled"))
                .singleElement()
                .asString()
                .contains("\"throtled\"")
                .contains("Did you mean \"throttled\"?");
    }
}
