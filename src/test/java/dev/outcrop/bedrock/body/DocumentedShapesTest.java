package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The least that each provider documents: what it is asked, and what it answers, whole and in chunks. */
final class DocumentedShapesTest {

    private static final String METRICS = "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":14,"
            + "\"outputTokenCount\":10,\"invocationLatency\":597,\"firstByteLatency\":293}";

    private static final Map<String, String> COUNTS = Map.of(
            "X-Amzn-Bedrock-Input-Token-Count", "14",
            "X-Amzn-Bedrock-Output-Token-Count", "10",
            "X-Amzn-Bedrock-Invocation-Latency", "597");

    private static final ObjectNode USED = Triple.object("{\"inputTokens\":14,\"outputTokens\":10,\"totalTokens\":24}");

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(
                        "anthropic",
                        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\","
                                + "\"content\":[{\"type\":\"text\",\"text\":\"Say this is a test\"}]}]}"),
                Arguments.of(
                        "llama",
                        "{\"prompt\":\"Say this is a test\",\"max_gen_len\":10,\"temperature\":0.8,\"top_p\":1}"),
                Arguments.of(
                        "command-r",
                        "{\"message\":\"Say this is a test\",\"max_tokens\":10,\"temperature\":0.8,\"p\":0.99,"
                                + "\"stop_sequences\":[\"|\"]}"),
                Arguments.of(
                        "command",
                        "{\"prompt\":\"Say this is a test\",\"max_tokens\":10,\"temperature\":0.8,\"p\":1,"
                                + "\"stop_sequences\":[\"|\"]}"),
                Arguments.of(
                        "mistral-text",
                        "{\"prompt\":\"<s>[INST] Say this is a test [/INST]\",\"max_tokens\":10,\"temperature\":0.8,"
                                + "\"top_p\":1,\"stop\":[\"|\"]}"),
                Arguments.of(
                        "titan",
                        "{\"inputText\":\"Say this is a test\",\"textGenerationConfig\":{\"maxTokenCount\":10,"
                                + "\"temperature\":0.8,\"topP\":1,\"stopSequences\":[]}}"),
                Arguments.of(
                        "nova",
                        "{\"schemaVersion\":\"messages-v1\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":"
                                + "\"Say this is a test\"}]}],\"inferenceConfig\":{\"max_new_tokens\":10,\"topP\":1}}"),
                Arguments.of(
                        "jamba",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Say this is a test\"}],\"max_tokens\":10}"),
                Arguments.of(
                        "deepseek",
                        "{\"prompt\":\"Say this is a test\",\"temperature\":0.5,\"top_p\":0.9,\"max_tokens\":10,"
                                + "\"stop\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_is_read(String word, String request) {
        var body = body(word);

        var converse = body.requestFromProvider(Triple.object(request));

        assertThat(body.shape().fault(Triple.object(request))).isEmpty();
        assertThat(converse.at("/messages/0/role").asText()).isEqualTo("user");
        assertThat(converse.at("/messages/0/content/0/text").asText()).isEqualTo("Say this is a test");
        assertThat(converse.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(10);
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(
                        "anthropic",
                        "{\"id\":\"msg_bdrk_01\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                                + "\"text\":\"A test\"}],\"stop_reason\":\"max_tokens\",\"stop_sequence\":null,"
                                + "\"usage\":{\"input_tokens\":14,\"output_tokens\":10}}"),
                Arguments.of(
                        "llama",
                        "{\"generation\":\"A test\",\"prompt_token_count\":14,\"generation_token_count\":10,"
                                + "\"stop_reason\":\"length\"}"),
                Arguments.of(
                        "command-r",
                        "{\"chat_history\":[],\"finish_reason\":\"MAX_TOKENS\",\"generation_id\":\"g\","
                                + "\"response_id\":\"r\",\"text\":\"A test\"}"),
                Arguments.of(
                        "command",
                        "{\"generations\":[{\"finish_reason\":\"MAX_TOKENS\",\"id\":\"g\",\"text\":\"A test\"}],"
                                + "\"id\":\"r\",\"prompt\":\"Say this is a test\"}"),
                Arguments.of("mistral-text", "{\"outputs\":[{\"text\":\"A test\",\"stop_reason\":\"length\"}]}"),
                Arguments.of(
                        "mistral",
                        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"A test\"},"
                                + "\"stop_reason\":\"length\"}]}"),
                Arguments.of(
                        "titan",
                        "{\"inputTextTokenCount\":14,\"results\":[{\"tokenCount\":10,\"outputText\":\"A test\","
                                + "\"completionReason\":\"LENGTH\"}]}"),
                Arguments.of(
                        "nova",
                        "{\"output\":{\"message\":{\"content\":[{\"text\":\"A test\"}],\"role\":\"assistant\"}},"
                                + "\"stopReason\":\"max_tokens\",\"usage\":{\"inputTokens\":14,\"outputTokens\":10,"
                                + "\"totalTokens\":24}}"),
                Arguments.of(
                        "jamba",
                        "{\"choices\":[{\"message\":{\"content\":\"A test\"},\"finish_reason\":\"length\"}],"
                                + "\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":10,\"total_tokens\":24}}"),
                Arguments.of("deepseek", "{\"choices\":[{\"text\":\"A test\",\"stop_reason\":\"length\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void an_answer_is_read_with_the_counts_of_its_headers(String word, String answer) {
        var exchange = new InvokeExchange(body(word), Triple.asking("m", "Say this is a test"));

        var reply = exchange.reply(answer.getBytes(StandardCharsets.UTF_8), COUNTS::get);

        assertThat(reply.at("/output/message/content"))
                .isEqualTo(Triple.JSON.createArrayNode().add(Triple.object("{\"text\":\"A test\"}")));
        assertThat(reply.path("stopReason").asText()).isEqualTo("max_tokens");
        assertThat(reply.path("usage")).isEqualTo(USED);
        assertThat(reply.at("/metrics/latencyMs").asInt()).isEqualTo(597);
    }

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of(
                        "anthropic",
                        List.of(
                                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_bdrk_01\",\"usage\":"
                                        + "{\"input_tokens\":14,\"output_tokens\":1}}}",
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\","
                                        + "\"text\":\"\"}}",
                                "{\"type\":\"ping\"}",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\","
                                        + "\"text\":\"A test\"}}",
                                "{\"type\":\"content_block_stop\",\"index\":0}",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\"},"
                                        + "\"usage\":{\"output_tokens\":10}}",
                                "{\"type\":\"message_stop\"," + METRICS + "}")),
                Arguments.of(
                        "llama",
                        List.of(
                                "{\"generation\":\"A\",\"prompt_token_count\":14,\"generation_token_count\":1,"
                                        + "\"stop_reason\":null}",
                                "{\"generation\":\" test\",\"prompt_token_count\":null,\"generation_token_count\":10,"
                                        + "\"stop_reason\":\"length\"," + METRICS + "}")),
                Arguments.of(
                        "command-r",
                        List.of(
                                "{\"event_type\":\"text-generation\",\"is_finished\":false,\"text\":\"A test\"}",
                                "{\"event_type\":\"stream-end\",\"is_finished\":true,\"finish_reason\":\"MAX_TOKENS\","
                                        + "\"response\":{}," + METRICS + "}")),
                Arguments.of(
                        "command",
                        List.of("{\"generations\":[{\"finish_reason\":\"MAX_TOKENS\",\"text\":\"A test\"}],"
                                + "\"id\":\"r\",\"prompt\":\"Say this is a test\"," + METRICS + "}")),
                Arguments.of(
                        "mistral-text",
                        List.of(
                                "{\"outputs\":[{\"text\":\"A test\",\"stop_reason\":null}]}",
                                "{\"outputs\":[{\"text\":\"\",\"stop_reason\":\"length\"}]," + METRICS + "}")),
                Arguments.of(
                        "titan",
                        List.of("{\"outputText\":\"A test\",\"index\":0,\"totalOutputTextTokenCount\":10,"
                                + "\"completionReason\":\"LENGTH\",\"inputTextTokenCount\":14," + METRICS + "}")),
                Arguments.of(
                        "nova",
                        List.of(
                                "{\"messageStart\":{\"role\":\"assistant\"}}",
                                "{\"contentBlockDelta\":{\"delta\":{\"text\":\"A\"},\"contentBlockIndex\":0}}",
                                "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                                "{\"contentBlockDelta\":{\"delta\":{\"text\":\" test\"},\"contentBlockIndex\":1}}",
                                "{\"contentBlockStop\":{\"contentBlockIndex\":1}}",
                                "{\"messageStop\":{\"stopReason\":\"max_tokens\"}}",
                                "{\"metadata\":{\"usage\":{\"inputTokens\":14,\"outputTokens\":10},\"metrics\":{},"
                                        + "\"trace\":{}}," + METRICS + "}")),
                Arguments.of(
                        "jamba",
                        List.of(
                                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"A test\"},"
                                        + "\"finish_reason\":null}]}",
                                "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"length\"}],"
                                        + "\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":10}," + METRICS
                                        + "}")),
                Arguments.of(
                        "deepseek",
                        List.of("{\"choices\":[{\"text\":\"A test\",\"stop_reason\":\"length\"}]," + METRICS + "}")));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void a_stream_is_read_with_the_counts_of_its_last_chunk(String word, List<String> chunks) {
        var exchange = new InvokeExchange(body(word), Triple.asking("m", "Say this is a test"));

        var events = new ArrayList<ConverseEvent>();
        chunks.forEach(chunk -> events.addAll(exchange.events(chunk.getBytes(StandardCharsets.UTF_8))));

        assertThat(Reply.content(events))
                .isEqualTo(Triple.JSON.createArrayNode().add(Triple.object("{\"text\":\"A test\"}")));
        assertThat(events.stream().map(ConverseEvent::type))
                .startsWith("messageStart", "contentBlockDelta")
                .endsWith("contentBlockStop", "messageStop", "metadata");
        var metadata = events.get(events.size() - 1).payload();
        assertThat(metadata.path("usage")).isEqualTo(USED);
        assertThat(metadata.at("/metrics/latencyMs").asInt()).isEqualTo(597);
        assertThat(events.get(events.size() - 2).payload().path("stopReason").asText())
                .isEqualTo("max_tokens");
    }

    private static ProviderBody body(String word) {
        return ProviderBodies.named(word).orElseThrow();
    }
}
