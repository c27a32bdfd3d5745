package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JsonCheckTest {

    @Test
    void the_word_alone_asks_for_json_of_any_kind() {
        assertThat(Expected.examine("- json", Replies.text("{\"a\": 1}")).met()).isTrue();
        assertThat(Expected.examine("- json:", Replies.text("[]")).met()).isTrue();
        assertThat(Expected.examine("- json: true", Replies.text("3")).met()).isTrue();
        assertThat(Expected.examine("- not-json", Replies.text("plain")).met()).isTrue();
    }

    @Test
    void words_around_the_json_are_not_json() {
        assertThat(Expected.examine("- json", Replies.text("{} there")).detail())
                .startsWith(
                        "expected the text to be JSON, got \"{} there\", which is not JSON: Unrecognized token 'there'");
        assertThat(Expected.examine("- json", Replies.text(" ")).detail())
                .isEqualTo("expected the text to be JSON, got \" \", which is not JSON: no JSON in it");
    }

    @Test
    void a_value_has_to_be_the_same_in_any_order() {
        var reply = Replies.text("{\"b\": [1, 2.0], \"a\": \"x\"}");

        assertThat(Expected.examine("- json: { a: x, b: [1, 2] }", reply).met()).isTrue();
        assertThat(Expected.examine("- json: { a: x }", reply).detail())
                .isEqualTo("expected the text to be the JSON {\"a\":\"x\"}, got \"{\"b\": [1, 2.0], \"a\": \"x\"}\"");
    }

    @Test
    void a_text_of_the_script_also_meets_a_number_that_is_written_so() {
        assertThat(Expected.examine("- json: { n: '12' }", Replies.text("{\"n\": 12}"))
                        .met())
                .isTrue();
        assertThat(Expected.examine("- json: { n: 12 }", Replies.text("{\"n\": \"12\"}"))
                        .met())
                .isFalse();
    }

    @Test
    void a_reply_nested_without_end_is_not_json() {
        assertThat(Expected.examine("- json", Replies.text("[".repeat(100_000))).met())
                .isFalse();
    }
}
