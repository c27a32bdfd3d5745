package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StartsWithCheckTest {

    @Test
    void space_before_does_not_count() {
        assertThat(Expected.examine("- starts-with: Yes", Replies.text("\n Yes, but"))
                        .met())
                .isTrue();
    }

    @Test
    void one_of_several_is_enough() {
        assertThat(Expected.examine("- starts-with: [Yes, No]", Replies.text("No, but"))
                        .met())
                .isTrue();
        assertThat(Expected.examine("- starts-with: [Yes, No]", Replies.text("Well, yes"))
                        .detail())
                .isEqualTo("expected the text to start with one of [\"Yes\", \"No\"], got \"Well, yes\"");
    }
}
