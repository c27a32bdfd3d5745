package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An intervention of a guardrail is an answer with a stop reason of its own, whole and streamed. */
final class GuardrailTest {

    private static final String TRACE =
            "{\"guardrail\":{\"inputAssessment\":{\"gr1\":{\"topicPolicy\":{\"topics\":[{\"name\":"
                    + "\"Finance\",\"type\":\"DENY\",\"action\":\"BLOCKED\"}]},\"wordPolicy\":{\"customWords\":[{\"match\":\"secret\","
                    + "\"action\":\"BLOCKED\"}],\"managedWordLists\":[]}}},\"outputAssessments\":{\"gr1\":[{\"sensitiveInformationPolicy\":"
                    + "{\"piiEntities\":[{\"match\":\"ada@example.com\",\"type\":\"EMAIL\",\"action\":\"ANONYMIZED\"}],\"regexes\":[]}}]}}}";

    private final List<CallReport> reports = new CopyOnWriteArrayList<>();

    private static byte[] answer(boolean streaming) {
        if (streaming) {
            return StandIn.stream(
                    StandIn.start(),
                    StandIn.delta("Sorry, no."),
                    StandIn.event("contentBlockStop", "{\"contentBlockIndex\":0}"),
                    StandIn.stop("guardrail_intervened"),
                    StandIn.event(
                            "metadata",
                            "{\"metrics\":{\"latencyMs\":7},\"trace\":" + TRACE
                                    + ",\"usage\":{\"inputTokens\":0,\"outputTokens\":0,\"totalTokens\":0}}"));
        }
        return StandIn.answer(
                "{\"metrics\":{\"latencyMs\":1},\"output\":{\"message\":{\"content\":[{\"text\":\"Sorry, no.\"}],"
                        + "\"role\":\"assistant\"}},\"stopReason\":\"guardrail_intervened\",\"trace\":" + TRACE
                        + ",\"usage\":{\"inputTokens\":0,\"outputTokens\":0,\"totalTokens\":0}}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void its_text_is_the_answer_and_what_it_found_is_told_without_what_was_said(boolean streaming) throws Exception {
        try (var standIn = new StandIn((number, out) -> out.write(answer(streaming)));
                var models = Project.models(standIn.endpoint(), Project.model("smart", Project.SONNET))) {
            var request = ChatRequest.builder()
                    .messages(UserMessage.from("Which shares?"))
                    .build();
            var context = new CallContext(null, null, reports::add);
            var heard = new Heard();
            if (streaming) {
                models.named("smart").streaming(context).chat(request, heard);
            } else {
                heard.onCompleteResponse(models.named("smart").chat(context).chat(request));
            }

            assertThat(heard.answer().aiMessage().text()).isEqualTo("Sorry, no.");
            assertThat(heard.answer().finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
            assertThat(reports.get(0).stopReason()).isEqualTo("guardrail_intervened");
            assertThat(reports.get(0).guardrail())
                    .containsExactly(
                            "input: topic \"Finance\" BLOCKED",
                            "input: a word BLOCKED",
                            "output: personal data EMAIL ANONYMIZED");
        }
    }

    @Test
    void over_invoke_model_the_same_is_found_under_other_names() throws Exception {
        var trace = TRACE.replace("inputAssessment", "input")
                .replace("\"outputAssessments\":{\"gr1\":[{", "\"outputs\":[{\"gr1\":{")
                .replace("}]}}}", "}}]}}");
        var answer =
                StandIn.answer("{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":"
                        + "\"Sorry, no.\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":0,\"output_tokens\":0},"
                        + "\"amazon-bedrock-guardrailAction\":\"INTERVENED\",\"amazon-bedrock-trace\":" + trace + "}");
        try (var standIn = new StandIn((number, out) -> out.write(answer));
                var models = Project.models(
                        standIn.endpoint(), Project.invoked(Project.model("smart", Project.SONNET), null))) {

            var text = models.named("smart")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Which shares?");

            assertThat(text).isEqualTo("Sorry, no.");
            assertThat(reports.get(0).stopReason()).isEqualTo("guardrail_intervened");
            assertThat(reports.get(0).guardrail())
                    .containsExactly(
                            "input: topic \"Finance\" BLOCKED",
                            "input: a word BLOCKED",
                            "output: personal data EMAIL ANONYMIZED");
        }
    }
}
