package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SafeTextTest {

    @Test
    void a_value_of_the_request_is_left_out_and_a_model_id_is_not() {
        assertThat(SafeText.of("1 validation error detected: Value '[my secret prompt]' at 'messages.1' failed"))
                .isEqualTo("1 validation error detected: Value at 'messages.1' failed");
        assertThat(SafeText.of("Value 'x:100k' at 'modelId' failed")).isEqualTo("Value 'x:100k' at 'modelId' failed");
    }

    @Test
    void keys_and_tokens_are_left_out() {
        assertThat(SafeText.of("key AKIAIOSFODNN7EXAMPLE, Authorization: Bearer ABSKabc.def and ABSKQmVkcm9jaw=="))
                .isEqualTo("key (removed), Authorization: (removed) and (removed)");
    }

    @Test
    void a_session_token_that_a_header_is_repeated_with_is_left_out() {
        assertThat(SafeText.of("host:x X-Amz-Security-Token: IQoJb3JpZ2luX2VjE/+= signed"))
                .isEqualTo("host:x X-Amz-Security-Token(removed) signed");
        assertThat(SafeText.isSafe("x-amz-security-token=IQoJ")).isFalse();
    }

    @Test
    void it_is_one_line_without_control_characters() {
        assertThat(SafeText.of(" one\r\n two\u001b[2J ")).isEqualTo("one two [2J");
    }

    @Test
    void it_is_bounded() {
        assertThat(SafeText.of("x".repeat(10_000))).hasSize(501).endsWith("…");
    }
}
