package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IcontainsCheckTest {

    @Test
    void case_does_not_count() {
        assertThat(Expected.examine("- icontains: MONday", Replies.text("It left on Monday."))
                        .met())
                .isTrue();
    }

    @Test
    void what_came_is_shown() {
        assertThat(Expected.examine("- icontains: monday", Replies.text("It left\non Tuesday."))
                        .detail())
                .isEqualTo("expected the text to contain \"monday\" in any case, got \"It left\\non Tuesday.\"");
    }

    @Test
    void what_should_not_be_there_is_shown_where_it_stands() {
        var text = "a".repeat(500) + "Sorry" + "b".repeat(500);

        assertThat(Expected.examine("- not-icontains: sorry", Replies.text(text))
                        .detail())
                .isEqualTo("expected the text not to contain \"sorry\" in any case, got \"…" + "a".repeat(60) + "Sorry"
                        + "b".repeat(135) + "…\" (1005 characters)");
    }
}
