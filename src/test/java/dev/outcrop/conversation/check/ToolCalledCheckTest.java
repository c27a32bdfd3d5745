package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ToolCalledCheckTest {

    private static final Evidence FOUND =
            Replies.calling("findOrder", Map.of("id", 1042, "with", List.of(Map.of("a", 1))));

    @Test
    void a_name_alone_asks_for_any_call() {
        assertThat(Expected.examine("- tool-called: findOrder", FOUND).met()).isTrue();
        assertThat(Expected.examine("- not-tool-called: cancelOrder", FOUND).met())
                .isTrue();
    }

    @Test
    void some_of_the_arguments_are_enough() {
        assertThat(Expected.examine("- tool-called: { name: findOrder, arguments: { id: '1042' } }", FOUND)
                        .met())
                .isTrue();
        assertThat(Expected.examine("- tool-called: { name: findOrder, arguments: { with: [{ a: 1 }] } }", FOUND)
                        .met())
                .isTrue();
    }

    @Test
    void what_was_called_is_shown() {
        assertThat(Expected.examine(
                                "- tool-called: { name: findOrder, arguments: { id: 7 } }",
                                Replies.calling("findOrder", Map.of("id", "1042")))
                        .detail())
                .isEqualTo(
                        "expected the tool findOrder to be called with {\"id\":7}, got findOrder({\"id\":\"1042\"})");
        assertThat(Expected.examine("- tool-called: findOrder", Replies.text("hi"))
                        .detail())
                .isEqualTo("expected the tool findOrder to be called, got no tool call");
    }
}
