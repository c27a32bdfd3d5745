package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StopReasonTest {

    @ParameterizedTest
    @EnumSource
    void a_reason_is_found_by_its_word(StopReason reason) {
        assertThat(StopReason.of(reason.word())).contains(reason);
    }

    @Test
    void a_word_that_came_later_finds_nothing() {
        assertThat(StopReason.of("out_of_coffee")).isEmpty();
    }

    @Test
    void the_word_is_bedrocks() {
        assertThat(StopReason.MODEL_CONTEXT_WINDOW_EXCEEDED).hasToString("model_context_window_exceeded");
    }
}
