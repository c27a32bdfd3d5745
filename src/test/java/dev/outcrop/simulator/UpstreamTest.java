package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.simulator.upstream.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** A local model behind the simulator, and the AWS SDK before it. */
@Timeout(60)
final class UpstreamTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    private static final ToolConfiguration TOOLS = ToolConfiguration.builder()
            .tools(Tool.fromToolSpec(ToolSpecification.builder()
                    .name("findOrder")
                    .description("Finds an order.")
                    .inputSchema(ToolInputSchema.fromJson(Document.fromMap(Map.of(
                            "type", Document.fromString("object"),
                            "properties",
                                    Document.fromMap(Map.of(
                                            "id", Document.fromMap(Map.of("type", Document.fromString("string"))))),
                            "required", Document.fromList(List.of(Document.fromString("id")))))))
                    .build()))
            .build();

    private ChatCompletions local;
    private SimulatorServer simulator;
    private BedrockRuntimeClient client;

    @BeforeEach
    void start() throws IOException {
        local = new ChatCompletions();
        simulator = SimulatorServer.start(0, Rules.none(), Upstream.at(local.address(), "tiny", ""));
        client = Clients.sync(simulator.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
        local.close();
    }

    @Test
    void a_question_reaches_the_local_model_as_it_was_asked_and_its_answer_comes_back() {
        var answer = client.converse(request -> request.modelId(MODEL)
                .system(SystemContentBlock.fromText("Be brief."))
                .messages(
                        Clients.user("first"),
                        Message.builder()
                                .role(ConversationRole.ASSISTANT)
                                .content(ContentBlock.fromText("You said first."))
                                .build(),
                        Clients.user("second"))
                .inferenceConfig(config ->
                        config.maxTokens(50).temperature(0.5f).topP(0.25f).stopSequences("END")));

        assertThat(answer.output().message().content()).containsExactly(ContentBlock.fromText("You said second."));
        assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isEqualTo(7);
        assertThat(answer.usage().totalTokens()).isEqualTo(answer.usage().inputTokens() + 7);
        assertThat(local.received()).containsExactly(ChatCompletions.json("""
                {"model":"tiny",
                 "messages":[{"role":"system","content":"Be brief."},
                   {"role":"user","content":"first"},
                   {"role":"assistant","content":"You said first."},
                   {"role":"user","content":"second"}],
                 "temperature":0.5,"top_p":0.25,"stream":true,"stream_options":{"include_usage":true},
                 "stop":["END"],"max_tokens":50}
                """));
    }

    @ParameterizedTest
    @EnumSource
    void words_are_passed_on_while_the_local_model_still_speaks(Clients.Http http) throws Exception {
        try (var streaming = Clients.async(simulator.endpoint(), http)) {
            var seen = new CopyOnWriteArrayList<String>();
            var visitor = ConverseStreamResponseHandler.Visitor.builder()
                    .onContentBlockDelta(delta -> seen.add(delta.delta().text()))
                    .build();
            var stream = streaming.converseStream(
                    request -> request.modelId(MODEL).messages(Clients.user("hold")),
                    ConverseStreamResponseHandler.builder().subscriber(visitor).build());
            Waiting.until(() -> String.join("", seen).equals("one two "));

            local.release();
            stream.get(20, TimeUnit.SECONDS);

            assertThat(String.join("", seen)).isEqualTo("one two You said hold.");
        }
    }

    @Test
    void a_stream_has_bedrocks_events_in_bedrocks_order() throws Exception {
        try (var streaming = Clients.async(simulator.endpoint(), Clients.Http.HTTP_2)) {
            var events =
                    Clients.events(streaming, request -> request.modelId(MODEL).messages(Clients.user("long")));

            assertThat(events.stream().map(ConverseStreamOutput::sdkEventType))
                    .containsExactly(
                            EventType.MESSAGE_START,
                            EventType.CONTENT_BLOCK_DELTA,
                            EventType.CONTENT_BLOCK_DELTA,
                            EventType.CONTENT_BLOCK_STOP,
                            EventType.MESSAGE_STOP,
                            EventType.METADATA);
            assertThat(Clients.text(events)).isEqualTo("You said long.");
            assertThat(events.get(4).toString()).contains("StopReason=max_tokens");
            assertThat(events.get(5).toString()).contains("OutputTokens=7");
        }
    }

    @Test
    void a_tool_is_called_by_the_local_model_and_its_result_goes_back() {
        var asked = ConverseRequest.builder()
                .modelId(MODEL)
                .messages(Clients.user("Where is order 1042?"))
                .toolConfig(TOOLS)
                .build();

        var call = client.converse(asked);
        var use = call.output().message().content().get(0).toolUse();
        var end = client.converse(asked.toBuilder()
                .messages(
                        asked.messages().get(0),
                        call.output().message(),
                        Message.builder()
                                .role(ConversationRole.USER)
                                .content(ContentBlock.fromToolResult(ToolResultBlock.builder()
                                        .toolUseId(use.toolUseId())
                                        .content(ToolResultContentBlock.fromText("It left on Monday"))
                                        .build()))
                                .build())
                .build());

        assertThat(call.stopReason()).isEqualTo(StopReason.TOOL_USE);
        assertThat(use.name()).isEqualTo("findOrder");
        assertThat(use.toolUseId()).isEqualTo("call_1");
        assertThat(use.input()).isEqualTo(Document.fromMap(Map.of("id", Document.fromString("1042"))));
        assertThat(end.output().message().content())
                .containsExactly(ContentBlock.fromText("You said It left on Monday."));
        assertThat(local.received().get(0).path("tools")).isEqualTo(ChatCompletions.json("""
                [{"type":"function","function":{"name":"findOrder","description":"Finds an order.",
                  "parameters":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]}}}]
                """));
        assertThat(local.received().get(1).path("messages").path(2))
                .isEqualTo(ChatCompletions.json(
                        "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"It left on Monday\"}"));
    }

    @Test
    void a_streamed_tool_call_is_a_start_an_empty_delta_and_its_input() throws Exception {
        try (var streaming = Clients.async(simulator.endpoint(), Clients.Http.HTTP_1)) {
            var events = Clients.events(
                    streaming,
                    request -> request.modelId(MODEL)
                            .messages(Clients.user("Where is order 1042?"))
                            .toolConfig(TOOLS));

            assertThat(events.stream().map(ConverseStreamOutput::sdkEventType))
                    .containsExactly(
                            EventType.MESSAGE_START,
                            EventType.CONTENT_BLOCK_START,
                            EventType.CONTENT_BLOCK_DELTA,
                            EventType.CONTENT_BLOCK_DELTA,
                            EventType.CONTENT_BLOCK_STOP,
                            EventType.MESSAGE_STOP,
                            EventType.METADATA);
            assertThat(events.get(3).toString()).contains("{\"id\":\"1042\"}");
        }
    }

    @Test
    void a_picture_is_shown_to_the_local_model() {
        var picture = ImageBlock.builder()
                .format("png")
                .source(ImageSource.fromBytes(SdkBytes.fromUtf8String("png")))
                .build();

        client.converse(request -> request.modelId(MODEL)
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText("picture"), ContentBlock.fromImage(picture))
                        .build()));

        assertThat(local.received()
                        .get(0)
                        .at("/messages/0/content/1/image_url/url")
                        .asText())
                .isEqualTo("data:image/png;base64,cG5n");
    }

    @Test
    void a_block_that_the_local_model_cannot_be_sent_is_refused_by_name() {
        var document = DocumentBlock.builder()
                .format("pdf")
                .name("report")
                .source(DocumentSource.fromBytes(SdkBytes.fromUtf8String("%PDF-1.7")))
                .build();

        assertThatThrownBy(() -> client.converse(request -> request.modelId(MODEL)
                        .messages(Message.builder()
                                .role(ConversationRole.USER)
                                .content(ContentBlock.fromText("Read it."), ContentBlock.fromDocument(document))
                                .build())))
                .hasMessageStartingWith("The upstream cannot be sent a document block.")
                .isInstanceOf(ValidationException.class);
        assertThat(local.received()).isEmpty();
    }

    @Test
    void a_providers_own_body_is_answered_by_the_local_model_too() {
        var body = "{\"prompt\":\"<s>[INST] hello [/INST]\",\"max_tokens\":50}";

        var answer = client.invokeModel(
                request -> request.modelId("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl")
                        .body(SdkBytes.fromUtf8String(body)));

        assertThat(answer.body().asUtf8String())
                .isEqualTo("{\"outputs\":[{\"text\":\"You said hello.\",\"stop_reason\":\"stop\"}]}");
    }

    @Test
    void what_a_rule_answers_does_not_reach_the_local_model(@TempDir Path folder) throws IOException {
        var rules = folder.resolve("rules.yaml");
        Files.writeString(rules, """
                rules:
                  - when: { user-contains: weather }
                    reply: Sunny.
                """);
        try (var ruled = SimulatorServer.start(0, Rules.read(rules), Upstream.at(local.address(), "tiny", ""));
                var asking = Clients.sync(ruled.endpoint())) {
            var answer = asking.converse(request -> request.modelId(MODEL).messages(Clients.user("the weather?")));

            assertThat(answer.output().message().content()).containsExactly(ContentBlock.fromText("Sunny."));
            assertThat(local.received()).isEmpty();
        }
    }

    @Test
    void a_key_goes_to_the_upstream_that_wants_one() {
        try (var keyed = SimulatorServer.start(0, Rules.none(), Upstream.at(local.address(), "tiny", "sk-mine"));
                var asking = Clients.sync(keyed.endpoint())) {
            asking.converse(request -> request.modelId(MODEL).messages(Clients.user("hello")));

            assertThat(local.authorizations()).containsExactly("Bearer sk-mine");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException, 400",
        "404, ModelErrorException, 424",
        "429, ThrottlingException, 429",
        "500, ServiceUnavailableException, 503"
    })
    void an_error_of_the_upstream_comes_as_the_nearest_of_bedrocks(int status, String error, int answered) {
        var refused = catchThrowableOfType(
                BedrockRuntimeException.class,
                () -> client.converse(request -> request.modelId(MODEL).messages(Clients.user("fail " + status))));

        assertThat(refused.statusCode()).isEqualTo(answered);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(error);
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The upstream " + local.address() + " answered " + status
                        + ": {\"error\":{\"message\":\"No luck.\"}}");
        assertThat(local.received()).hasSize(1);
    }

    @Test
    void of_a_long_page_in_place_of_an_answer_the_beginning_is_told() {
        var refused = catchThrowableOfType(
                BedrockRuntimeException.class,
                () -> client.converse(request -> request.modelId(MODEL).messages(Clients.user("fail 413"))));

        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The upstream " + local.address() + " answered 413: " + "x".repeat(500) + "…");
    }

    @Test
    void an_answer_that_does_not_end_is_broken_off() throws Exception {
        var refused = catchThrowableOfType(
                BedrockRuntimeException.class,
                () -> client.converse(request -> request.modelId(MODEL).messages(Clients.user("endless"))));

        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The upstream says more than 8388608 characters.");
        assertThat(local.isGoneWithin(10)).isTrue();
    }

    @Test
    void an_upstream_that_is_down_is_named() {
        var address = local.address();
        local.close();

        var refused = catchThrowableOfType(
                BedrockRuntimeException.class,
                () -> client.converse(request -> request.modelId(MODEL).messages(Clients.user("hello"))));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The upstream " + address + " cannot be reached: ConnectException");
    }

    @Test
    void an_upstream_that_breaks_off_ends_a_stream_with_an_error() throws Exception {
        try (var streaming = Clients.async(simulator.endpoint(), Clients.Http.HTTP_2)) {
            assertThatThrownBy(() -> Clients.events(
                            streaming, request -> request.modelId(MODEL).messages(Clients.user("break"))))
                    .hasRootCauseInstanceOf(ModelStreamErrorException.class)
                    .hasMessageContaining("The upstream " + local.address() + " has broken off its answer.");
        }
    }

    @Test
    void an_upstream_is_let_go_when_the_client_has_gone() throws Exception {
        try (var streaming = Clients.async(simulator.endpoint(), Clients.Http.HTTP_1)) {
            var seen = new AtomicInteger();
            var stream = streaming.converseStream(
                    request -> request.modelId(MODEL).messages(Clients.user("hold")),
                    ConverseStreamResponseHandler.builder()
                            .subscriber(event -> seen.incrementAndGet())
                            .build());
            Waiting.until(() -> seen.get() > 1);

            stream.cancel(true);

            assertThat(local.isGoneWithin(10)).isTrue();
            Waiting.until(() -> simulator.counts().openStreams() == 0);
        }
    }
}
