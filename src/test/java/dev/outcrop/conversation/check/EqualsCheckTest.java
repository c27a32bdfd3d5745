package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EqualsCheckTest {

    @Test
    void the_text_is_met_with_space_around_it() {
        var finding = Expected.examine("- equals: |\n    yes\n", Replies.text(" yes\n\n"));

        assertThat(finding.met()).isTrue();
    }

    @Test
    void a_number_is_compared_as_it_is_written() {
        assertThat(Expected.examine("- equals: 007", Replies.text("007")).met()).isTrue();
        assertThat(Expected.examine("- equals: 007", Replies.text("7")).met()).isFalse();
    }

    @Test
    void one_of_several_is_enough_and_not_means_none_of_them() {
        assertThat(Expected.examine("- equals: [yes, no]", Replies.text("no")).met())
                .isTrue();

        var finding = Expected.examine("- not-equals: [yes, no]", Replies.text("no"));

        assertThat(finding.detail()).isEqualTo("expected the text not to be one of [\"yes\", \"no\"], got \"no\"");
    }

    @Test
    void a_long_text_is_shown_where_it_begins_to_differ() {
        var same = "x".repeat(300);

        var finding = Expected.examine("- equals: " + same + "a", Replies.text(same + "b" + "y".repeat(300)));

        assertThat(finding.detail())
                .endsWith(", got \"…" + "x".repeat(60) + "b" + "y".repeat(139) + "…\" (601 characters)");
    }
}
