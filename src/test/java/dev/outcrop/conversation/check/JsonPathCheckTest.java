package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPathCheckTest {

    private static final Evidence ORDER =
            Replies.text("{\"id\": 1042, \"note\": null, \"items\": [{\"sku\": \"a\"}, {\"sku\": \"b\"}]}");

    @Test
    void a_path_alone_asks_that_something_is_there() {
        assertThat(Expected.examine("- json-path: $.items[1].sku", ORDER).met()).isTrue();
        assertThat(Expected.examine("- not-json-path: $.total", ORDER).met()).isTrue();
        assertThat(Expected.examine("- json-path: $.total", Replies.text("{\"id\":1}"))
                        .detail())
                .isEqualTo("expected the JSON at $['total'] to be there, got nothing there in \"{\"id\":1}\"");
    }

    @Test
    void a_value_is_compared() {
        assertThat(Expected.examine("- json-path: { path: $.id, equals: 1042 }", ORDER)
                        .met())
                .isTrue();
        assertThat(Expected.examine("- json-path: { path: $.id, equals: '1042' }", ORDER)
                        .met())
                .isTrue();
        assertThat(Expected.examine("- json-path: { path: $.note, equals: null }", ORDER)
                        .met())
                .isTrue();
        assertThat(Expected.examine("- json-path: { path: $.id, equals: 7 }", ORDER)
                        .detail())
                .isEqualTo("expected the JSON at $['id'] to be 7, got 1042");
    }

    @Test
    void a_path_to_many_gives_a_list() {
        assertThat(Expected.examine("- json-path: { path: '$.items[*].sku', equals: [a, b] }", ORDER)
                        .met())
                .isTrue();
        assertThat(Expected.examine("- json-path: '$.items[?(@.sku == \"c\")]'", ORDER)
                        .met())
                .isFalse();
    }

    @Test
    void a_reply_that_is_not_json_is_shown() {
        assertThat(Expected.examine("- json-path: $.id", Replies.text("order")).detail())
                .startsWith("expected the JSON at $['id'] to be there, got \"order\", which is not JSON: ");
    }

    @Test
    void a_broken_path_is_refused_with_its_place() {
        assertThat(Expected.faults("- json-path: { path: '$.items[', equals: 1 }"))
                .singleElement()
                .asString()
                .startsWith("conversations/a.yaml, line 1, column 22: The JSON path \"$.items[\" is broken: ")
                .endsWith("\nWrite a path such as $.items[0].id.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$[", "$.items[0", "$..", "$.a[?(@.x ==)]"})
    void other_broken_paths_are_refused_too(String path) {
        assertThat(Expected.faults("- json-path: '" + path + "'")).hasSize(1);
    }

    @Test
    void a_function_of_a_path_is_computed() {
        assertThat(Expected.examine("- json-path: { path: '$.items.length()', equals: 2 }", ORDER)
                        .met())
                .isTrue();
        assertThat(Expected.examine("- json-path: { path: '$.items.sum()', equals: 2 }", ORDER)
                        .met())
                .isFalse();
    }
}
