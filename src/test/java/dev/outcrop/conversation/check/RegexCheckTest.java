package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RegexCheckTest {

    @Test
    void a_part_of_the_text_is_enough() {
        assertThat(Expected.examine("- regex: '(?i)order \\d+'", Replies.text("Your Order 1042 left."))
                        .met())
                .isTrue();
    }

    @Test
    void what_came_is_shown() {
        assertThat(Expected.examine("- regex: '^\\d+$'", Replies.text("twelve")).detail())
                .isEqualTo("expected the text to match /^\\d+$/, got \"twelve\"");
    }

    @Test
    void a_broken_expression_is_refused_with_its_place() {
        assertThat(Expected.faults("- icontains: a\n- regex: 'order [0-9'"))
                .singleElement()
                .hasToString("conversations/a.yaml, line 2, column 10: The regular expression \"order [0-9\" is broken:"
                        + " missing closing ] at \"[0-9\".\n"
                        + "Correct it by the syntax of RE2, which has no look-ahead, look-behind or back-references.");
    }

    @Test
    void look_behind_is_refused_by_name() {
        assertThat(Expected.faults("- regex: '(?<=a)b'"))
                .singleElement()
                .asString()
                .contains("no look-ahead, look-behind or back-references");
    }

    @Test
    void an_expression_that_backtracks_for_ever_elsewhere_ends() {
        var text = "a".repeat(100_000);

        assertThat(Expected.examine("- regex: '^(.*a){20}b'", Replies.text(text))
                        .met())
                .isFalse();
    }
}
