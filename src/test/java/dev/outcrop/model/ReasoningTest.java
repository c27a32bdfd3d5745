package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model thinks before it answers, and whether it gets that back. */
final class ReasoningTest {

    private static final String THOUGHT =
            "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Hm, kettles.\"," + "\"signature\":\"c2ln\"}}}";
    private static final String HIDDEN = "{\"reasoningContent\":{\"redactedContent\":\"aGk=\"}}";
    private static final String CALL = "{\"toolUse\":{\"toolUseId\":\"tooluse_1\",\"name\":\"look\",\"input\":{}}}";

    private final List<String> thoughts = new ArrayList<>();

    private final class Listening extends Heard {
        @Override
        public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
            thoughts.add(partial.text());
        }
    }

    private static byte[] whole(String stop, String... blocks) {
        return StandIn.answer("{\"metrics\":{\"latencyMs\":1},\"output\":{\"message\":{\"content\":["
                + String.join(",", blocks) + "],\"role\":\"assistant\"}},\"stopReason\":\"" + stop
                + "\",\"usage\":{\"inputTokens\":3,\"outputTokens\":5,\"totalTokens\":8}}");
    }

    private static byte[] delta(int index, String delta) {
        return StandIn.event("contentBlockDelta", "{\"contentBlockIndex\":" + index + ",\"delta\":" + delta + "}");
    }

    private static byte[] stop(int index) {
        return StandIn.event("contentBlockStop", "{\"contentBlockIndex\":" + index + "}");
    }

    private static byte[] streamed() {
        return StandIn.stream(
                StandIn.start(),
                delta(0, "{\"reasoningContent\":{\"text\":\"Hm, \"}}"),
                delta(0, "{\"reasoningContent\":{\"text\":\"kettles.\"}}"),
                delta(0, "{\"reasoningContent\":{\"signature\":\"c2ln\"}}"),
                stop(0),
                StandIn.event(
                        "contentBlockStart",
                        "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"name\":\"look\",\"toolUseId\":\"tooluse_1\"}}}"),
                delta(1, "{\"toolUse\":{\"input\":\"{}\"}}"),
                stop(1),
                StandIn.stop("tool_use"),
                StandIn.metadata());
    }

    private ChatResponse ask(Models models, boolean streaming, ChatMessage... messages) throws Exception {
        var request = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(ToolSpecification.builder()
                        .name("look")
                        .description("Looks.")
                        .build())
                .build();
        var model = models.named("smart");
        if (!streaming) {
            return model.chat(CallContext.NONE).chat(request);
        }
        var heard = new Listening();
        model.streaming(CallContext.NONE).chat(request, heard);
        return heard.answer();
    }

    private JsonNode answerSentBack(String id, boolean streaming) throws Exception {
        var first = streaming ? streamed() : whole("tool_use", THOUGHT, CALL);
        var second = streaming
                ? StandIn.stream(
                        StandIn.start(), StandIn.delta("Tea."), stop(0), StandIn.stop("end_turn"), StandIn.metadata())
                : StandIn.text("Tea.", "end_turn");
        try (var standIn = new StandIn((number, out) -> out.write(number == 0 ? first : second));
                var models = Project.models(standIn.endpoint(), Project.model("smart", id))) {
            var user = UserMessage.from("What now?");

            var answer = ask(models, streaming, user).aiMessage();

            assertThat(answer.thinking()).isEqualTo("Hm, kettles.");
            var call = answer.toolExecutionRequests().get(0);
            var unused = ask(models, streaming, user, answer, ToolExecutionResultMessage.from(call, "a kettle"));
            var body = standIn.requests().get(1);
            return new ObjectMapper()
                    .readTree(body.substring(body.indexOf("\r\n\r\n")))
                    .at("/messages/1/content");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anthropics_models_get_it_back_signed_before_their_tool_calls(boolean streaming) throws Exception {
        var content = answerSentBack(Project.SONNET, streaming);

        assertThat(content).hasSize(2);
        assertThat(content.at("/0/reasoningContent/reasoningText/text").asText())
                .isEqualTo("Hm, kettles.");
        assertThat(content.at("/0/reasoningContent/reasoningText/signature").asText())
                .isEqualTo("c2ln");
        assertThat(content.at("/1/toolUse/name").asText()).isEqualTo("look");
        assertThat(thoughts).isEqualTo(streaming ? List.of("Hm, ", "kettles.") : List.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void others_have_no_use_for_it(boolean streaming) throws Exception {
        var content = answerSentBack("us.deepseek.r1-v1:0", streaming);

        assertThat(content).hasSize(1);
        assertThat(content.at("/0/toolUse/name").asText()).isEqualTo("look");
    }

    @Test
    void reasoning_that_is_hidden_takes_nothing_from_the_answer() throws Exception {
        try (var standIn = new StandIn((number, out) -> out.write(whole("end_turn", HIDDEN, "{\"text\":\"Tea.\"}")));
                var models = Project.models(standIn.endpoint(), Project.model("smart", Project.SONNET))) {

            var answer = ask(models, false, UserMessage.from("What now?")).aiMessage();

            assertThat(answer.text()).isEqualTo("Tea.");
            assertThat(answer.thinking()).isNull();
        }
    }

    @Test
    void what_has_no_signature_is_not_sent_to_anthropics_models() throws Exception {
        try (var standIn = new StandIn((number, out) -> out.write(StandIn.text("Tea.", "end_turn")));
                var models = Project.models(standIn.endpoint(), Project.model("smart", Project.SONNET))) {
            var earlier = AiMessage.builder()
                    .text("Coffee?")
                    .thinking("of another model")
                    .build();

            var unused = ask(models, false, UserMessage.from("Hi"), earlier, UserMessage.from("No."));

            assertThat(standIn.requests().get(0)).contains("Coffee?").doesNotContain("of another model");
        }
    }
}
