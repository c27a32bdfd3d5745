package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.simulator.Wire.Patience;
import dev.outcrop.simulator.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault as it is seen at the wire, over HTTP/1.1 and HTTP/2, in a whole answer and in a stream. */
final class FaultsTest {

    private static final String WHOLE_STREAM =
            "200 messageStart +one +two +three contentBlockStop messageStop metadata WHOLE";
    private static final String CORAL = ":http://internal.amazon.com/coral/com.amazon.bedrock/";

    @TempDir
    private Path folder;

    static Stream<Arguments> streams() {
        return over(
                row("stall", "0 SILENCE"),
                row("stall, after-deltas: 0", "200 messageStart SILENCE"),
                row("stall, after-deltas: 2", "200 messageStart +one +two SILENCE"),
                row("connection-reset", "0 RESET"),
                row("connection-reset, after-deltas: 2", "200 messageStart +one +two RESET"),
                row("connection-reset, after-deltas: 9", "200 messageStart +one +two +three contentBlockStop RESET"),
                row("half-close", "0 CLOSED"),
                row("half-close, after-deltas: 1", "200 messageStart +one CLOSED"),
                row("truncated-frame", "200 messageStart / WHOLE"),
                row("truncated-frame, after-deltas: 2", "200 messageStart +one +two / WHOLE"),
                row("bad-crc", "200 messageStart ? +two +three contentBlockStop messageStop metadata WHOLE"),
                row(
                        "bad-crc, after-deltas: 1",
                        "200 messageStart +one ? +three contentBlockStop messageStop metadata WHOLE"),
                row("no-message-stop", "200 messageStart +one +two +three contentBlockStop WHOLE"),
                row("no-message-stop, after-deltas: 1", "200 messageStart +one WHOLE"),
                row("no-metadata", "200 messageStart +one +two +three contentBlockStop messageStop WHOLE"),
                row(
                        "unknown-event, after-deltas: 1",
                        "200 messageStart +one unheardOf +two +three contentBlockStop messageStop metadata WHOLE"),
                row(
                        "truncated-json, after-deltas: 1",
                        "200 messageStart +one contentBlockDelta:{\"contentBlockIndex\":0,\"delta\":{\"te +three"
                                + " contentBlockStop messageStop metadata WHOLE"),
                row(
                        "huge-delta",
                        "200 messageStart" + " +1048576x".repeat(12) + " contentBlockStop messageStop metadata WHOLE"),
                row("slow-first-byte, delay-ms: 30", WHOLE_STREAM),
                row("stream-throttling", "200 messageStart !throttlingException WHOLE"),
                row("stream-throttling, after-deltas: 1", "200 messageStart +one !throttlingException WHOLE"),
                row("stream-unavailable", "200 messageStart !serviceUnavailableException WHOLE"),
                row("stream-model-error", "200 messageStart !modelStreamErrorException WHOLE"),
                row("stream-validation", "200 messageStart !validationException WHOLE"),
                row("stream-internal", "200 messageStart !internalServerException WHOLE"));
    }

    @ParameterizedTest(name = "{1} over {0}")
    @MethodSource("streams")
    void a_stream_goes_wrong_as_its_kind_says(Wire wire, String fault, String expected) throws Exception {
        try (var simulator = simulator("reply: one two three, fault: { kind: " + fault + " }")) {

            var seen = wire.ask(simulator.endpoint(), "converse-stream", patience(expected));

            assertThat(seen.stream()).isEqualTo(expected);
            assertThat(seen.headers().getOrDefault("content-type", "application/vnd.amazon.eventstream"))
                    .isEqualTo("application/vnd.amazon.eventstream");
            Waiting.until(() -> simulator.counts().openStreams() == 0);
        }
    }

    private static Patience patience(String expected) {
        if (!expected.endsWith("SILENCE")) {
            return Patience.LONG;
        }
        return expected.startsWith("0") ? Patience.FOR_SILENCE : Patience.FOR_SILENCE_AFTER_SOMETHING;
    }

    static Stream<Arguments> resets() {
        return Stream.of(
                arguments(Wire.HTTP_1, "rst-stream", "0 RESET"),
                arguments(Wire.HTTP_1, "rst-stream, after-deltas: 2", "200 messageStart +one +two RESET"),
                arguments(Wire.HTTP_2, "rst-stream", "0 RST_STREAM"),
                arguments(Wire.HTTP_2, "rst-stream, after-deltas: 2", "200 messageStart +one +two RST_STREAM"));
    }

    @ParameterizedTest(name = "{1} over {0}")
    @MethodSource("resets")
    void a_stream_is_reset_alone_where_its_protocol_can(Wire wire, String fault, String expected) throws Exception {
        a_stream_goes_wrong_as_its_kind_says(wire, fault, expected);
    }

    @Test
    void other_streams_of_a_connection_go_on_behind_one_that_is_reset() throws Exception {
        try (var simulator = simulator("reply: one two three, fault: { kind: rst-stream, times: 1 }");
                var wire = new Http2Wire(simulator.endpoint().getPort(), Patience.LONG)) {
            var path = "/model/us.amazon.nova-lite-v1:0/converse-stream";

            assertThat(wire.ask(path, RawCalls.HELLO).stream()).isEqualTo("0 RST_STREAM");
            assertThat(wire.ask(path, RawCalls.HELLO).stream()).isEqualTo(WHOLE_STREAM);
            assertThat(simulator.counts().connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> wholes() {
        return over(
                row("stall", "0 SILENCE "),
                row("stall, after-deltas: 0", "200 SILENCE half"),
                row("connection-reset", "0 RESET "),
                row("connection-reset, after-deltas: 3", "200 RESET half"),
                row("half-close", "0 CLOSED "),
                row("half-close, after-deltas: 0", "200 CLOSED half"),
                row("truncated-frame", "200 WHOLE half"),
                row("truncated-json", "200 WHOLE half"),
                row("malformed-json", "200 WHOLE This is not JSON."),
                row("huge-delta", "200 WHOLE huge"),
                row("slow-first-byte, delay-ms: 30", "200 WHOLE answer"),
                row("bad-crc", "200 WHOLE answer"),
                row("no-message-stop", "200 WHOLE answer"),
                row("no-metadata", "200 WHOLE answer"),
                row("unknown-event, after-deltas: 1", "200 WHOLE answer"));
    }

    @ParameterizedTest(name = "{1} over {0}")
    @MethodSource("wholes")
    void a_whole_answer_goes_wrong_as_its_kind_says(Wire wire, String fault, String expected) throws Exception {
        try (var simulator = simulator("reply: one two three, fault: { kind: " + fault + " }")) {
            var seen = wire.ask(
                    simulator.endpoint(),
                    "converse",
                    expected.contains("SILENCE") ? patience(expected.replaceAll(" .*", " SILENCE")) : Patience.LONG);

            assertThat(seen.status() + " " + seen.end() + " " + shown(seen.text()))
                    .isEqualTo(expected);
        }
    }

    private static String shown(String body) {
        var answer =
                "{\"metrics\":{\"latencyMs\":0},\"output\":{\"message\":{\"content\":[{\"text\":\"one two three\"}],"
                        + "\"role\":\"assistant\"}},\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":4,\"outputTokens\":3,"
                        + "\"serverToolUsage\":{},\"totalTokens\":7}}";
        if (body.equals(answer)) {
            return "answer";
        }
        if (body.equals(answer.substring(0, answer.length() / 2))) {
            return "half";
        }
        return body.contains("x".repeat(12 << 20)) ? "huge" : body;
    }

    static Stream<Arguments> errors() {
        return over(
                row("throttling", "429 ThrottlingException" + CORAL, ErrorTexts.TOO_MANY_REQUESTS),
                row("model-not-ready", "429 ModelNotReadyException" + CORAL, ErrorTexts.MODEL_NOT_READY),
                row("validation", "400 ValidationException" + CORAL, ErrorTexts.MALFORMED_INPUT),
                row("context-overflow", "400 ValidationException" + CORAL, ErrorTexts.INPUT_TOO_LONG),
                row("access-denied", "403 AccessDeniedException" + CORAL, ErrorTexts.NO_MODEL_ACCESS),
                row("expired-token", "403 ExpiredTokenException", ErrorTexts.EXPIRED_TOKEN),
                row("not-found", "404 ResourceNotFoundException" + CORAL, ErrorTexts.UNRESOLVED_MODEL),
                row("legacy", "404 ResourceNotFoundException" + CORAL, ErrorTexts.LEGACY_MODEL),
                row("retired", "404 ResourceNotFoundException" + CORAL, ErrorTexts.RETIRED_MODEL),
                row("model-timeout", "408 ModelTimeoutException" + CORAL, ErrorTexts.MODEL_TIMEOUT),
                row("model-error", "424 ModelErrorException" + CORAL, ErrorTexts.MODEL_ERROR),
                row("internal", "500 InternalServerException" + CORAL, ErrorTexts.INTERNAL),
                row("unavailable", "503 ServiceUnavailableException" + CORAL, ErrorTexts.UNAVAILABLE));
    }

    @ParameterizedTest(name = "{1} over {0}")
    @MethodSource("errors")
    void an_error_is_written_as_bedrock_writes_it(Wire wire, String kind, String head, String text) throws Exception {
        for (var operation : Set.of("converse", "converse-stream")) {
            try (var simulator = simulator("fault: { kind: " + kind + ", retry-after-s: 7 }")) {

                var seen = wire.ask(simulator.endpoint(), operation, Patience.LONG);

                assertThat(seen.status() + " " + seen.headers().get("x-amzn-errortype"))
                        .isEqualTo(head);
                assertThat(seen.text()).isEqualTo("{\"message\":\"" + text + "\"}");
                assertThat(seen.headers())
                        .containsEntry("content-type", "application/json")
                        .containsEntry("retry-after", "7")
                        .containsKey("x-amzn-requestid");
                assertThat(seen.end()).isEqualTo(Seen.End.WHOLE);
            }
        }
    }

    static Stream<Arguments> streamErrors() {
        return over(
                row("stream-throttling", "429 ThrottlingException"),
                row("stream-unavailable", "503 ServiceUnavailableException"),
                row("stream-model-error", "424 ModelErrorException"),
                row("stream-validation", "400 ValidationException"),
                row("stream-internal", "500 InternalServerException"));
    }

    @ParameterizedTest(name = "{1} over {0}")
    @MethodSource("streamErrors")
    void an_error_of_a_stream_is_an_http_error_where_there_is_no_stream(Wire wire, String kind, String head)
            throws Exception {
        try (var simulator = simulator("fault: { kind: " + kind + ", after-deltas: 1, message: Not \"now\". }")) {

            var seen = wire.ask(simulator.endpoint(), "converse", Patience.LONG);

            assertThat(seen.status() + " " + seen.headers().get("x-amzn-errortype"))
                    .isEqualTo(head + CORAL);
            assertThat(seen.text()).isEqualTo("{\"message\":\"Not \\\"now\\\".\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_gateway_without_anyone_behind_it_answers_with_a_page(Wire wire) throws Exception {
        for (var operation : Set.of("converse", "converse-stream")) {
            try (var simulator = simulator("fault: { kind: html-503 }")) {

                var seen = wire.ask(simulator.endpoint(), operation, Patience.LONG);

                assertThat(seen.status()).isEqualTo(503);
                assertThat(seen.headers()).containsEntry("content-type", "text/html");
                assertThat(seen.headers()).doesNotContainKeys("x-amzn-errortype", "retry-after");
                assertThat(seen.text()).startsWith("<html>").contains("503 Service Temporarily Unavailable");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_is_not_json_is_no_stream(Wire wire) throws Exception {
        try (var simulator = simulator("fault: { kind: malformed-json }")) {

            var seen = wire.ask(simulator.endpoint(), "converse-stream", Patience.LONG);

            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.headers()).containsEntry("content-type", "application/json");
            assertThat(seen.text()).isEqualTo("This is not JSON.");
        }
    }

    @Test
    void every_kind_is_shown_here() {
        var shown = Stream.of(streams(), wholes(), resets(), errors(), streamErrors())
                .flatMap(rows -> rows)
                .map(row -> row.get()[1].toString().split(",", -1)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        shown.add("html-503");

        assertThat(shown).containsExactlyElementsOf(new TreeSet<>(Faults.words()));
    }

    private static Arguments row(Object... cells) {
        return arguments(cells);
    }

    private static Stream<Arguments> over(Arguments... rows) {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(rows).map(row -> {
                    var cells =
                            Stream.concat(Stream.of(wire), Stream.of(row.get())).toArray();
                    return arguments(cells);
                }));
    }

    private SimulatorServer simulator(String rule) throws IOException {
        var file = Files.writeString(folder.resolve("rules.yaml"), "rules: [ { " + rule + " } ]\n");
        return SimulatorServer.start(0, Rules.read(file));
    }
}
