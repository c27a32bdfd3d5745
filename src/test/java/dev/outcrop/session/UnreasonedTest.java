package dev.outcrop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a talk keeps of answers that were thought about. */
final class UnreasonedTest {

    @Test
    void thoughts_and_their_signature_are_left_out_and_all_else_stays() {
        var call = ToolExecutionRequest.builder()
                .id("1")
                .name("look")
                .arguments("{}")
                .build();
        var answer = AiMessage.builder()
                .text("Let me look.")
                .toolExecutionRequests(List.of(call))
                .thinking("Hm.")
                .attributes(Map.of("thinking_signature", "c2ln", "mine", 1))
                .build();

        assertThat(Unreasoned.of(answer))
                .isEqualTo(AiMessage.builder()
                        .text("Let me look.")
                        .toolExecutionRequests(List.of(call))
                        .attributes(Map.of("mine", 1))
                        .build());
    }

    @Test
    void other_messages_are_left_alone() {
        var plain = AiMessage.from("Tea.");
        var user = UserMessage.from("Hi");

        assertThat(Unreasoned.of(plain)).isSameAs(plain);
        assertThat(Unreasoned.of(user)).isSameAs(user);
    }
}
