package dev.outcrop.model;

import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.invoked;
import static dev.outcrop.model.Project.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.HttpServer;
import dev.outcrop.simulator.http.Piece;
import dev.outcrop.simulator.http.Piece.Break;
import dev.outcrop.usage.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams over InvokeModelWithResponseStream end exactly once, over HTTP/1.1 and HTTP/2, and say why. */
final class InvokeStreamTest {

    enum Http {
        HTTP_1,
        HTTP_2;

        Map<String, String> environment() {
            return this == HTTP_1 ? Project.HTTP_1 : Project.HTTP_2;
        }
    }

    private static final Timeouts PATIENT = Project.timeouts(20_000, 20_000, 20_000);
    private static final Timeouts IMPATIENT = Project.timeouts(10_000, 300, 20_000);

    private final Heard heard = new Heard();
    private final List<CallReport> reports = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @ParameterizedTest
    @EnumSource
    void a_text_is_heard_in_pieces_and_reported(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one "), delta("two"), blockStop(), messageDelta(), messageStop());

        assertThat(heard.answer().aiMessage().text()).isEqualTo("one two");
        assertThat(heard.texts).containsExactly("one ", "two");
        assertThat(asked)
                .containsExactly("/model/us.anthropic.claude-sonnet-4-6/invoke-with-response-stream"
                        + " {\"outcrop-turn\":\"turn 1\"} {\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":400,"
                        + "\"temperature\":0.2,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"Hi\"}]}]}");
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).stopReason()).isEqualTo("end_turn");
        assertThat(reports.get(0).usage().tokens()).isEqualTo(new Tokens(14, 10, 7, 0, true));
        assertThat(reports.get(0).requestId()).isEqualTo("id-200");
        assertThat(reports.get(0).timing().firstToken()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void a_throttling_frame_after_the_first_delta_is_not_sent_again(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), throttled());

        var failure = heard.error();
        assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id-200", "one", false));
        assertThat(heard.texts).containsExactly("one");
    }

    @ParameterizedTest
    @EnumSource
    void a_throttling_frame_before_the_first_delta_whose_retry_works_is_one_clean_answer(Http http) throws Exception {
        call(
                http,
                PATIENT,
                List.of(start(), throttled()),
                List.of(start(), block(), delta("one"), blockStop(), messageDelta(), messageStop()));

        assertThat(heard.answer().aiMessage().text()).isEqualTo("one");
        assertThat(heard.texts).containsExactly("one");
        assertThat(reports.get(0).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void silence_after_a_delta_is_a_stalled_stream(Http http) throws Exception {
        call(http, IMPATIENT, start(), block(), delta("one"), Piece.broken(Break.STALL));

        var failure = heard.error();
        assertThat(failure.kind()).isEqualTo(ErrorKind.STALLED_STREAM);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id-200", "one", true));
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1, RESET", "HTTP_1, HALF_CLOSE", "HTTP_2, RESET", "HTTP_2, HALF_CLOSE"})
    void a_connection_that_is_cut_is_incomplete(Http http, Break how) throws Exception {
        // A reset takes with it what its client has not read yet.
        var sentBefore = Piece.after(Duration.ofMillis(200), delta("two").bytes());

        call(http, PATIENT, start(), block(), delta("one "), sentBefore, Piece.broken(how));

        var failure = heard.error();
        assertThat(failure.kind()).isEqualTo(ErrorKind.INCOMPLETE_STREAM);
        assertThat(failure.trace().attempts()).isEqualTo(1);
        assertThat(failure.trace().partialText()).startsWith("one ").isEqualTo(heard.text());
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_ends_without_a_stop_is_incomplete(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), blockStop());

        var failure = heard.error();
        assertThat(failure.kind()).isEqualTo(ErrorKind.INCOMPLETE_STREAM);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id-200", "one", true));
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_ends_without_its_last_chunk_is_whole_and_its_usage_unknown(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), blockStop(), messageDelta());

        assertThat(heard.answer().aiMessage().text()).isEqualTo("one");
        assertThat(reports.get(0).usage().tokens()).isEqualTo(Tokens.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void a_chunk_that_is_not_at_its_place_is_corrupt(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), blockStop(), delta("two"));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(heard.error().problem())
                .endsWith("sent an answer that arrived damaged: a chunk is not at its place: content_block_delta.");
        assertThat(heard.error().trace().partialText()).isEqualTo("one");
    }

    @ParameterizedTest
    @EnumSource
    void base64_that_is_none_is_corrupt(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), frame("{\"bytes\":\"{not base64}\",\"p\":\"abc\"}"));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(heard.error().problem()).endsWith("sent an answer that arrived damaged: a chunk is not Base64.");
        assertThat(heard.error().trace().partialText()).isEqualTo("one");
    }

    @ParameterizedTest
    @EnumSource
    void a_chunk_without_bytes_is_corrupt(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), frame("{\"p\":\"abc\"}"));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(heard.error().problem()).endsWith("sent an answer that arrived damaged: a chunk is empty.");
    }

    @ParameterizedTest
    @EnumSource
    void a_chunk_that_is_not_json_is_corrupt(Http http) throws Exception {
        call(http, PATIENT, start(), block(), delta("one"), chunk("{\"type\":"));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(heard.error().problem()).endsWith("sent an answer that arrived damaged: a chunk is not JSON.");
    }

    @ParameterizedTest
    @EnumSource
    void chunks_of_another_provider_are_corrupt(Http http) throws Exception {
        call(http, PATIENT, chunk("{\"generation\":\"Hi\",\"stop_reason\":null}"));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(heard.error().problem())
                .endsWith("sent an answer that arrived damaged, after 3 requests:"
                        + " a chunk is not one of Anthropic Claude: it has no type.");
    }

    @ParameterizedTest
    @EnumSource
    void chunks_and_events_of_unknown_kinds_are_passed_over(Http http) throws Exception {
        call(
                http,
                PATIENT,
                start(),
                chunk("{\"type\":\"ping\"}"),
                chunk("{\"type\":\"mood\"}"),
                Piece.of(EventFrame.event("novel", "{}".getBytes(StandardCharsets.UTF_8))),
                block(),
                delta("one"),
                blockStop(),
                messageDelta(),
                messageStop());

        assertThat(heard.answer().aiMessage().text()).isEqualTo("one");
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_is_cancelled_by_its_handle_with_one_terminal_callback(Http http) throws Exception {
        var cancelling = new Heard() {
            @Override
            public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
                super.onPartialResponse(partial, context);
                context.streamingHandle().cancel();
            }
        };

        call(
                http,
                PATIENT,
                cancelling,
                invoked(model("smart", SONNET), null),
                List.of(List.of(start(), block(), delta("one"), Piece.broken(Break.STALL))));

        assertThat(cancelling.error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(cancelling.texts).containsExactly("one");
        over.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void what_the_body_has_no_place_for_is_refused_before_anything_is_sent(Http http) throws Exception {
        var llama = Project.withStopSequences(
                invoked(model("smart", "us.meta.llama4-scout-17b-instruct-v1:0"), null), "END");

        call(http, PATIENT, heard, llama, List.of());

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(heard.error().problem())
                .endsWith("cannot take the request: Meta Llama 4 has no stop sequences over InvokeModel.");
        assertThat(heard.error().trace().attempts()).isZero();
        assertThat(asked).isEmpty();
    }

    private void call(Http http, Timeouts timeouts, Piece... pieces) throws Exception {
        call(http, timeouts, Arrays.asList(pieces));
    }

    private void call(Http http, Timeouts timeouts, List<Piece> first) throws Exception {
        call(http, timeouts, first, first);
    }

    private void call(Http http, Timeouts timeouts, List<Piece> first, List<Piece> second) throws Exception {
        call(http, timeouts, heard, invoked(model("smart", SONNET), null), List.of(first, second));
    }

    /** The n-th request gets the n-th stream, or the last one. */
    private void call(Http http, Timeouts timeouts, Heard caller, ModelConfig model, List<List<Piece>> streams)
            throws Exception {
        try (var server = HttpServer.start(0, request -> {
                    asked.add(request.path() + " "
                            + request.header("X-Amzn-Bedrock-Request-Metadata").orElse("-") + " " + request.text());
                    var stream = streams.get(Math.min(asked.size(), streams.size()) - 1);
                    return Answer.of(
                                    200,
                                    Map.of("Content-Type", EventFrame.CONTENT_TYPE, "x-amzn-RequestId", "id-200"),
                                    new Pieces(stream, caller))
                            .whenEnded(() -> over.complete(null));
                });
                var models = Project.models(
                        Project.config(URI.create("http://127.0.0.1:" + server.port()), timeouts, model),
                        http.environment(),
                        new RealTime())) {
            models.named("smart")
                    .streaming(new CallContext(null, "turn 1", reports::add))
                    .chat("Hi", caller);
            caller.await();
            if (!asked.isEmpty()) {
                over.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** The pieces of a stream, of which the last is not sent before the caller has heard something, if there is a delay. */
    private record Pieces(List<Piece> all, AtomicInteger at, Heard caller) implements Iterator<Piece> {

        Pieces(List<Piece> all, Heard caller) {
            this(all, new AtomicInteger(), caller);
        }

        @Override
        public boolean hasNext() {
            return at.get() < all.size();
        }

        @Override
        public Piece next() {
            var number = at.getAndIncrement();
            if (number == all.size() - 1 && number > 0 && all.get(number - 1).dueNanos() > 0) {
                caller.awaitText();
            }
            return all.get(number);
        }
    }

    private static Piece start() {
        return chunk("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":14,\"output_tokens\":1,"
                + "\"cache_read_input_tokens\":7}}}");
    }

    private static Piece block() {
        return chunk(
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
    }

    private static Piece delta(String text) {
        return chunk("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
                + text + "\"}}");
    }

    private static Piece blockStop() {
        return chunk("{\"type\":\"content_block_stop\",\"index\":0}");
    }

    private static Piece messageDelta() {
        return chunk(
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":10}}");
    }

    private static Piece messageStop() {
        return chunk("{\"type\":\"message_stop\",\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":14,"
                + "\"outputTokenCount\":10,\"invocationLatency\":597,\"firstByteLatency\":293}}");
    }

    private static Piece throttled() {
        return Piece.of(EventFrame.exception(BedrockError.THROTTLING, "Too many requests"));
    }

    private static Piece chunk(String json) {
        var bytes = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return frame("{\"bytes\":\"" + bytes + "\",\"p\":\"abc\"}");
    }

    private static Piece frame(String payload) {
        return Piece.of(EventFrame.event("chunk", payload.getBytes(StandardCharsets.UTF_8)));
    }
}
