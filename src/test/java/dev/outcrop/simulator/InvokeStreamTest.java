package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.bedrock.EventFrameDecoder;
import dev.outcrop.simulator.ScriptedReply.Pace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** InvokeModelWithResponseStream for unmodified clients, over HTTP/1.1 and HTTP/2. */
final class InvokeStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none());
    private final List<BedrockRuntimeAsyncClient> clients = new ArrayList<>();

    @AfterEach
    void stop() {
        clients.forEach(BedrockRuntimeAsyncClient::close);
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("dev.outcrop.simulator.Bodies#all")
    void each_provider_streams_in_its_own_form(
            String model, String body, String stop, String whole, String reason, String text, String stopAt)
            throws Exception {
        var stream = stream(Clients.Http.HTTP_2, model, body, null);

        var said = new StringBuilder();
        stream.chunks.forEach(chunk -> said.append(chunk.at(text).asText("")));
        assertThat(said).isNotEmpty();
        assertThat("[simulated] You said").startsWith(said);
        assertThat(stream.chunks.stream().map(chunk -> chunk.at(stopAt).asText("")))
                .contains(stop);
        var last = stream.chunks.get(stream.chunks.size() - 1);
        assertThat(last.at("/amazon-bedrock-invocationMetrics/outputTokenCount").asInt())
                .isEqualTo(3);
        assertThat(last.at("/amazon-bedrock-invocationMetrics/inputTokenCount").asInt())
                .isPositive();
        assertThat(last.at("/amazon-bedrock-invocationMetrics").has("invocationLatency"))
                .isTrue();
        assertThat(last.at("/amazon-bedrock-invocationMetrics").has("firstByteLatency"))
                .isTrue();
        assertThat(stream.chunks.subList(0, stream.chunks.size() - 1))
                .noneMatch(chunk -> chunk.has("amazon-bedrock-invocationMetrics"));
        assertThat(stream.response.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @EnumSource
    void an_anthropic_model_calls_a_tool_in_a_stream(Clients.Http http) throws Exception {
        simulator.script(
                "turn",
                List.of(new ScriptedReply(
                        "Let me look.",
                        new ScriptedReply.ToolUse("findOrder", Map.of("id", "1042 and a bit more")),
                        Pace.AT_ONCE)),
                Map.of());
        var body = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":300,\"messages\":[{\"role\":\"user\","
                + "\"content\":\"Where is it?\"}],\"tools\":[{\"name\":\"findOrder\",\"input_schema\":{\"type\":\"object\"}}]}";

        var stream = stream(http, Bodies.SONNET, body, "{\"outcrop-turn\":\"turn\"}");

        var types =
                stream.chunks.stream().map(chunk -> chunk.path("type").asText()).toList();
        assertThat(types).startsWith("message_start", "content_block_start", "content_block_delta");
        assertThat(types).endsWith("content_block_stop", "message_delta", "message_stop");
        var input = new StringBuilder();
        stream.chunks.forEach(
                chunk -> input.append(chunk.at("/delta/partial_json").asText("")));
        assertThat(input.toString()).isEqualTo("{\"id\":\"1042 and a bit more\"}");
        assertThat(stream.chunks.toString())
                .contains("\"content_block\":{\"type\":\"tool_use\",\"id\":\"tooluse_")
                .contains("\"stop_reason\":\"tool_use\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_keeps_its_pace(Clients.Http http) throws Exception {
        simulator.script(
                "turn", List.of(new ScriptedReply("one two three four five six", null, new Pace(50, 20))), Map.of());

        var began = System.nanoTime();
        var stream = stream(http, Bodies.SONNET, Bodies.CLAUDE.replace(":3", ":30"), "{\"outcrop-turn\":\"turn\"}");

        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
        var metrics = stream.chunks.get(stream.chunks.size() - 1).path("amazon-bedrock-invocationMetrics");
        assertThat(metrics.path("firstByteLatency").asInt()).isEqualTo(50);
        assertThat(metrics.path("invocationLatency").asInt()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void chunks_are_framed_and_padded_as_bedrock_does() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator
                                        .endpoint()
                                        .resolve("/model/" + Bodies.SONNET + "/invoke-with-response-stream"))
                                .header("Authorization", RawCalls.SIGNATURE)
                                .POST(HttpRequest.BodyPublishers.ofString(Bodies.CLAUDE))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-type")).contains(EventFrame.CONTENT_TYPE);
        assertThat(answer.headers().firstValue("x-amzn-bedrock-content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("x-amzn-bedrock-input-token-count"))
                .isEmpty();
        var frames = new ArrayList<EventFrame>();
        new EventFrameDecoder(EventFrameDecoder.MAX_FRAME).decode(ByteBuffer.wrap(answer.body()), frames::add);
        assertThat(frames).hasSizeGreaterThan(5).allSatisfy(frame -> {
            assertThat(frame.eventType()).contains("chunk");
            assertThat(frame.text()).matches("\\{\"bytes\":\"[A-Za-z0-9+/]+=*\",\"p\":\"[a-zA-Z0-9]{2,61}\"}");
        });
    }

    @Test
    void a_model_that_does_not_stream_says_so() {
        assertThatThrownBy(() -> stream(
                        Clients.Http.HTTP_2,
                        "openai.gpt-5.4",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
                        null))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("The model is unsupported for streaming.");
    }

    @Test
    void a_body_of_another_provider_is_refused_before_the_stream() {
        assertThatThrownBy(() -> stream(Clients.Http.HTTP_2, Bodies.SONNET, "{\"prompt\":\"Hi\"}", null))
                .cause()
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Malformed input request: 4 schema violations found");
        assertThat(simulator.counts().of("InvokeModelWithResponseStream")).isEqualTo(1);
    }

    private Streamed stream(Clients.Http http, String model, String body, String metadata) throws Exception {
        var client = Clients.async(simulator.endpoint(), http);
        clients.add(client);
        var streamed = new Streamed();
        client.invokeModelWithResponseStream(
                        request -> request.modelId(model)
                                .contentType("application/json")
                                .accept("application/json")
                                .requestMetadata(metadata)
                                .body(SdkBytes.fromUtf8String(body)),
                        streamed)
                .get(20, TimeUnit.SECONDS);
        return streamed;
    }

    /** What a client hears of one stream. */
    private static final class Streamed implements InvokeModelWithResponseStreamResponseHandler {

        private final List<JsonNode> chunks = new ArrayList<>();
        private InvokeModelWithResponseStreamResponse response;

        @Override
        public void responseReceived(InvokeModelWithResponseStreamResponse received) {
            response = received;
        }

        @Override
        public void onEventStream(SdkPublisher<ResponseStream> events) {
            CompletableFuture<Void> unused = events.subscribe(event -> event.accept(Visitor.builder()
                    .onChunk(part -> chunks.add(json(part.bytes().asByteArray())))
                    .build()));
        }

        private static JsonNode json(byte[] bytes) {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void exceptionOccurred(Throwable thrown) {
            // The future tells it too.
        }

        @Override
        public void complete() {
            // The future tells it too.
        }
    }
}
