package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Place;
import org.junit.jupiter.api.Test;

final class ContainsCheckTest {

    @Test
    void a_text_with_it_is_met() {
        var finding = Expected.examine("- contains: Monday", Replies.text("It left on Monday."));

        assertThat(finding).isEqualTo(new Finding.Met("contains", new Place("conversations/a.yaml", 1, 3)));
    }

    @Test
    void case_counts() {
        var finding = Expected.examine("- contains: monday", Replies.text("It left on Monday."));

        assertThat(finding.detail()).isEqualTo("expected the text to contain \"monday\", got \"It left on Monday.\"");
    }

    @Test
    void each_of_a_list_is_looked_for() {
        var findings = Expected.examineAll("- contains: [left, right]", Replies.text("It left."));

        assertThat(findings).extracting(Finding::met).containsExactly(true, false);
    }

    @Test
    void none_of_a_list_may_be_there_with_not() {
        var findings = Expected.examineAll("- not-contains: [left, right]", Replies.text("It left."));

        assertThat(findings).extracting(Finding::met).containsExactly(false, true);
        assertThat(findings.get(0).detail()).isEqualTo("expected the text not to contain \"left\", got \"It left.\"");
    }

    @Test
    void an_empty_text_is_said_to_be_empty() {
        assertThat(Expected.examine("- contains: a", Replies.text("")).detail())
                .isEqualTo("expected the text to contain \"a\", got an empty text");
    }
}
