package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StopReasonCheckTest {

    @Test
    void bedrocks_own_word_is_compared() {
        assertThat(Expected.examine("- stop-reason: end_turn", Replies.text("")).met())
                .isTrue();
        assertThat(Expected.examine("- stop-reason: [max_tokens, stop_sequence]", Replies.text(""))
                        .detail())
                .isEqualTo(
                        "expected the stop reason to be one of [\"max_tokens\", \"stop_sequence\"], got \"end_turn\"");
        assertThat(Expected.examine("- not-stop-reason: max_tokens", Replies.text(""))
                        .met())
                .isTrue();
    }
}
