package dev.outcrop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.outcrop.config.AssistantConfig.Memory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowTest {

    /** Four tokens of words and six around them. */
    private static final List<ChatMessage> SHORT = List.of(UserMessage.from("one two"), AiMessage.from("three four"));

    private static final ToolExecutionRequest CALL =
            ToolExecutionRequest.builder().id("t1").name("find").arguments("{}").build();

    @ParameterizedTest
    @CsvSource({"9,0", "10,1", "19,1", "20,2", "1000,3"})
    void a_window_of_tokens_holds_whole_turns(int tokens, int turns) {
        var fitting = Window.of(new Memory(0, tokens)).fit(List.of(SHORT, SHORT, SHORT));

        assertThat(fitting).hasSize(turns * SHORT.size());
    }

    @Test
    void the_newest_turn_loses_its_oldest_tool_round_where_it_alone_is_too_long() {
        var answer = AiMessage.from("three four");
        var asked = UserMessage.from("one two");
        var turn = List.<ChatMessage>of(
                asked, AiMessage.from(CALL), ToolExecutionResultMessage.from(CALL, "word ".repeat(100)), answer);

        assertThat(Window.of(new Memory(0, 10)).fit(List.of(turn))).containsExactly(asked, answer);
        assertThat(Window.of(new Memory(0, 500)).fit(List.of(turn))).isEqualTo(turn);
    }

    @Test
    void a_window_of_messages_counts_messages() {
        assertThat(Window.of(new Memory(4, 0)).fit(List.of(SHORT, SHORT, SHORT)))
                .hasSize(4);
        assertThat(Window.of(Memory.DEFAULT)).isEqualTo(Window.ofMessages(20));
    }

    @Test
    void a_window_of_nothing_is_a_mistake() {
        assertThatThrownBy(() -> Window.ofMessages(0)).hasMessage("a window of 0");
    }
}
