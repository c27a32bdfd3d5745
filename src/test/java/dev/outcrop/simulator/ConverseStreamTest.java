package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.AnyToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

final class ConverseStreamTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none());
    private final List<BedrockRuntimeAsyncClient> clients = new ArrayList<>();

    private BedrockRuntimeAsyncClient client(Clients.Http http) {
        var client = Clients.async(simulator.endpoint(), http);
        clients.add(client);
        return client;
    }

    @AfterEach
    void stop() {
        clients.forEach(BedrockRuntimeAsyncClient::close);
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_text_streams_in_bedrocks_order_and_in_small_pieces(Clients.Http http) throws Exception {
        var events = Clients.events(
                client(http), request -> request.modelId(MODEL).messages(Clients.user("Explain quantum computing.")));

        var types = events.stream().map(ConverseStreamOutput::sdkEventType).toList();
        assertThat(types).startsWith(EventType.MESSAGE_START, EventType.CONTENT_BLOCK_DELTA);
        assertThat(types)
                .endsWith(
                        EventType.CONTENT_BLOCK_DELTA,
                        EventType.CONTENT_BLOCK_STOP,
                        EventType.MESSAGE_STOP,
                        EventType.METADATA);
        assertThat(types).filteredOn(EventType.CONTENT_BLOCK_DELTA::equals).hasSizeGreaterThan(40);
        assertThat(types).doesNotContain(EventType.CONTENT_BLOCK_START);
        assertThat(Clients.text(events))
                .startsWith("[simulated] You said: \"Explain quantum computing.\" This is")
                .endsWith("outcrop.yaml.");
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_says_and_counts_what_a_whole_answer_does(Clients.Http http) throws Exception {
        var client = client(http);
        var message = Clients.user("Grüße, 世界 👩‍👩‍👧!");

        var events = Clients.events(client, request -> request.modelId(MODEL).messages(message));
        var whole = client.converse(request -> request.modelId(MODEL).messages(message))
                .get(10, TimeUnit.SECONDS);

        assertThat(Clients.text(events))
                .isEqualTo(whole.output().message().content().get(0).text());
        assertThat(events.get(events.size() - 1).toString())
                .contains("Usage=" + whole.usage().toString())
                .contains("Metrics=ConverseStreamMetrics(LatencyMs=");
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_call_streams_as_a_start_an_empty_delta_and_fragments(Clients.Http http) throws Exception {
        simulator.script(
                "turn",
                List.of(new ScriptedReply(
                        "Let me look.",
                        new ScriptedReply.ToolUse("findOrder", Map.of("id", "1042 and a bit 😀😀😀😀")),
                        ScriptedReply.Pace.AT_ONCE)),
                Map.of());

        var events = Clients.events(
                client(http),
                request -> request.modelId(MODEL)
                        .messages(Clients.user("Where is it?"))
                        .requestMetadata(Map.of("outcrop-turn", "turn")));

        var inputs = new ArrayList<String>();
        var starts = new ArrayList<String>();
        var visitor = ConverseStreamResponseHandler.Visitor.builder()
                .onContentBlockStart(start -> starts.add(
                        start.contentBlockIndex() + start.start().toolUse().name()))
                .onContentBlockDelta(delta -> {
                    if (delta.delta().toolUse() != null) {
                        assertThat(delta.contentBlockIndex()).isEqualTo(1);
                        inputs.add(delta.delta().toolUse().input());
                    }
                })
                .onMessageStop(stop -> starts.add(stop.stopReasonAsString()))
                .build();
        events.forEach(event -> event.accept(visitor));
        assertThat(Clients.text(events)).isEqualTo("Let me look.");
        assertThat(starts).containsExactly("1findOrder", "tool_use");
        assertThat(inputs).startsWith("").hasSizeGreaterThan(3);
        assertThat(String.join("", inputs)).isEqualTo("{\"id\":\"1042 and a bit 😀😀😀😀\"}");
    }

    @ParameterizedTest
    @EnumSource
    void a_demanded_tool_is_called_in_a_stream_too(Clients.Http http) throws Exception {
        var schema = Document.mapBuilder().putString("type", "object").build();

        var events = Clients.events(
                client(http),
                request -> request.modelId(MODEL)
                        .messages(Clients.user("Go"))
                        .toolConfig(config -> config.tools(
                                        software.amazon.awssdk.services.bedrockruntime.model.Tool.fromToolSpec(
                                                spec -> spec.name("go").inputSchema(input -> input.json(schema))))
                                .toolChoice(choice ->
                                        choice.any(AnyToolChoice.builder().build()))));

        assertThat(events.stream().map(ConverseStreamOutput::sdkEventType).toList())
                .containsExactly(
                        EventType.MESSAGE_START,
                        EventType.CONTENT_BLOCK_START,
                        EventType.CONTENT_BLOCK_DELTA,
                        EventType.CONTENT_BLOCK_DELTA,
                        EventType.CONTENT_BLOCK_STOP,
                        EventType.MESSAGE_STOP,
                        EventType.METADATA);
    }

    @ParameterizedTest
    @EnumSource
    void many_streams_at_a_time_do_not_mix(Clients.Http http) throws Exception {
        var client = client(http);
        var texts = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 300; i++) {
            var text = new StringBuilder();
            var message = Clients.user("number " + i);
            texts.add(client.converseStream(
                            request -> request.modelId(MODEL).messages(message),
                            ConverseStreamResponseHandler.builder()
                                    .subscriber(event -> text.append(Clients.text(List.of(event))))
                                    .build())
                    .thenApply(done -> text.toString()));
        }

        for (var i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i).get(20, TimeUnit.SECONDS)).startsWith("[simulated] You said: \"number " + i + "\"");
        }
        Waiting.until(() -> simulator.counts().openStreams() == 0);
        assertThat(simulator.counts().of("ConverseStream")).isEqualTo(300);
    }

    @Test
    void an_error_before_the_stream_is_an_http_error() {
        var client = client(Clients.Http.HTTP_2);

        assertThatThrownBy(() -> Clients.events(
                        client, request -> request.modelId("no-such-model").messages(Clients.user("a"))))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo("The provided model identifier is invalid."));
    }

    @ParameterizedTest
    @EnumSource
    void a_paced_stream_that_its_client_gives_up_ends_at_once(Clients.Http http) throws Exception {
        simulator.script(
                "slow", List.of(new ScriptedReply("one two three", null, new ScriptedReply.Pace(0, 0.01))), Map.of());
        var client = client(http);

        var stream = client.converseStream(
                request -> request.modelId(MODEL)
                        .messages(Clients.user("a"))
                        .requestMetadata(Map.of("outcrop-turn", "slow")),
                ConverseStreamResponseHandler.builder().subscriber(event -> {}).build());
        Waiting.until(() -> simulator.counts().openStreams() == 1);
        stream.cancel(true);

        Waiting.until(() -> simulator.counts().openStreams() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void a_pace_keeps_the_answer_back(Clients.Http http) throws Exception {
        simulator.script(
                "paced", List.of(new ScriptedReply("one two three", null, new ScriptedReply.Pace(200, 20))), Map.of());

        var events = Clients.events(
                client(http),
                request -> request.modelId(MODEL)
                        .messages(Clients.user("a"))
                        .requestMetadata(Map.of("outcrop-turn", "paced")));

        var latency = new ArrayList<Long>();
        var visitor = ConverseStreamResponseHandler.Visitor.builder()
                .onMetadata(metadata -> latency.add(metadata.metrics().latencyMs()))
                .build();
        events.forEach(event -> event.accept(visitor));
        assertThat(latency.stream().collect(Collectors.toList())).allMatch(millis -> millis >= 300);
    }
}
