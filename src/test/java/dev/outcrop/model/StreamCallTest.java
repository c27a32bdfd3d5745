package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.chunked;
import static dev.outcrop.model.StandIn.delta;
import static dev.outcrop.model.StandIn.error;
import static dev.outcrop.model.StandIn.event;
import static dev.outcrop.model.StandIn.metadata;
import static dev.outcrop.model.StandIn.start;
import static dev.outcrop.model.StandIn.stop;
import static dev.outcrop.model.StandIn.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.StandIn.Answers;
import dev.outcrop.usage.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StreamCallTest {

    private final Heard heard = new Heard();
    private final List<CallReport> reports = new CopyOnWriteArrayList<>();

    @Test
    void a_stream_that_ends_without_message_stop_is_incomplete() throws Exception {
        var failure = failure(always(stream(start(), delta("one "), delta("two"))));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INCOMPLETE_STREAM);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id-200", "one two", true));
        assertThat(heard.text()).isEqualTo("one two");
    }

    @Test
    void a_connection_that_is_closed_in_the_middle_is_incomplete() throws Exception {
        var failure = failure(always(chunked(start(), delta("one"))));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INCOMPLETE_STREAM);
        assertThat(failure.trace().partialText()).isEqualTo("one");
    }

    @Test
    void a_stream_that_ends_inside_a_frame_is_corrupt() throws Exception {
        var cut = delta("two");

        var failure = failure(always(stream(start(), delta("one"), Arrays.copyOf(cut, cut.length - 9))));

        assertThat(failure.kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(failure.problem()).endsWith("sent an answer that arrived damaged: the stream ended inside a frame.");
    }

    @Test
    void a_wrong_checksum_is_corrupt() throws Exception {
        var failure = failure((number, out) -> {
            out.write(chunked(start(), delta("one")));
            out.flush();
            awaitText("one");
            var bad = delta("two");
            bad[bad.length - 1] ^= 1;
            out.write(StandIn.chunk(bad));
        });

        assertThat(failure.kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(failure.problem()).endsWith("arrived damaged: a frame's checksum is wrong.");
        assertThat(failure.trace().partialText()).isEqualTo("one");
    }

    @Test
    void good_frames_count_that_arrive_in_one_packet_with_a_damaged_one() throws Exception {
        var bad = delta("three");
        bad[bad.length - 1] ^= 1;

        var failure = failure(always(stream(start(), delta("one "), delta("two "), bad)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id-200", "one two ", true));
        assertThat(heard.text()).isEqualTo("one two ");
    }

    @Test
    void an_event_that_is_not_json_is_corrupt() throws Exception {
        var failure = failure(always(stream(start(), delta("one"), event("contentBlockDelta", "{\"delta\":{\"te"))));

        assertThat(failure.kind()).isEqualTo(ErrorKind.CORRUPT_STREAM);
        assertThat(failure.problem()).endsWith("arrived damaged: an event is not JSON.");
    }

    @Test
    void an_exception_after_the_first_delta_is_not_sent_again() throws Exception {
        var failure = failure(always(
                stream(start(), delta("one"), EventFrame.exception(BedrockError.THROTTLING, "Too many requests"))));

        assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(failure.trace().partialText()).isEqualTo("one");
        assertThat(failure.trace().attempts()).isEqualTo(1);
        assertThat(failure.trace().requestId()).isEqualTo("id-200");
    }

    @Test
    void an_exception_before_the_first_delta_whose_retry_works_is_one_clean_answer() throws Exception {
        var answer = answer((number, out) -> out.write(
                number == 0
                        ? stream(start(), EventFrame.exception(BedrockError.SERVICE_UNAVAILABLE, "busy"))
                        : stream(start(), delta("one"), stop("end_turn"), metadata())));

        assertThat(answer.aiMessage().text()).isEqualTo("one");
        assertThat(heard.texts).containsExactly("one");
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).attempts()).isEqualTo(2);
    }

    @Test
    void throttling_that_stays_takes_six_requests() throws Exception {
        var failure = failure(always(error(429, "ThrottlingException", "Too many requests")));

        assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(6, "id-429", "", false));
    }

    @Test
    void what_the_server_asks_to_wait_binds_streams_too() throws Exception {
        var time = new VirtualTime();
        try (var bedrock = new StandIn((number, out) -> out.write(
                        number == 0
                                ? StandIn.response(
                                        429, "x-amzn-errortype: ThrottlingException\r\nRetry-After: 7\r\n", new byte[0])
                                : stream(start(), delta("one"), stop("end_turn"), metadata())));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            models.named("fast").streaming(CallContext.NONE).chat("Hi", heard);

            assertThat(time.toNextAlarm()).isEqualTo(Duration.ofSeconds(7));
            assertThat(heard.answer().aiMessage().text()).isEqualTo("one");
        }
    }

    @Test
    void a_page_in_place_of_a_stream_is_a_model_error() throws Exception {
        var page = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);

        var failure = failure(always(StandIn.response(200, "Content-Type: text/html\r\n", page)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.problem())
                .endsWith("after 2 requests: the answer is not an event stream but \"text/html\".");
    }

    @Test
    void an_answer_without_metadata_is_whole_and_its_usage_unknown() throws Exception {
        var answer = answer(always(stream(start(), delta("one"), stop("end_turn"))));

        assertThat(answer.aiMessage().text()).isEqualTo("one");
        assertThat(reports.get(0).usage().tokens()).isEqualTo(Tokens.UNKNOWN);
        assertThat(reports.get(0).usage().costUsd()).isNull();
    }

    @Test
    void metadata_before_message_stop_is_fine() throws Exception {
        var answer = answer(always(stream(start(), delta("one"), metadata(), stop("end_turn"))));

        assertThat(answer.aiMessage().text()).isEqualTo("one");
        assertThat(reports.get(0).usage().tokens()).isEqualTo(new Tokens(3, 5, 0, 0, true));
    }

    @Test
    void metadata_without_metrics_is_fine() throws Exception {
        answer(always(stream(
                start(),
                delta("one"),
                stop("end_turn"),
                event("metadata", "{\"usage\":{\"inputTokens\":1,\"outputTokens\":2,\"totalTokens\":3}}"))));

        assertThat(reports.get(0).usage().tokens()).isEqualTo(new Tokens(1, 2, 0, 0, true));
    }

    @Test
    void events_and_deltas_of_unknown_kinds_are_ignored() throws Exception {
        var answer = answer(always(stream(
                start(),
                event("novelEvent", "{\"x\":1}"),
                delta("one"),
                event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"hologram\":{\"x\":1}}}"),
                event("contentBlockStart", "{\"contentBlockIndex\":1,\"start\":{\"hologram\":{}}}"),
                stop("end_turn"),
                metadata())));

        assertThat(answer.aiMessage().text()).isEqualTo("one");
    }

    @Test
    void an_unknown_stop_reason_keeps_the_answer() throws Exception {
        var answer = answer(always(stream(start(), delta("one"), stop("tired"), metadata())));

        assertThat(answer.aiMessage().text()).isEqualTo("one");
        assertThat(reports.get(0).stopReason()).isEqualTo("tired");
    }

    @Test
    void the_answer_carries_the_request_id_of_aws() throws Exception {
        var answer = answer(always(stream(start(), delta("one"), stop("end_turn"), metadata())));

        assertThat(answer.metadata().id()).isEqualTo("id-200");
    }

    @Test
    void tool_calls_keep_their_arguments_as_the_model_wrote_them() throws Exception {
        var answer = answer(always(stream(
                start(),
                toolStart("find", "t1"),
                toolInput("{\\\"id\\\":"),
                toolInput("12345678901234}"),
                event("contentBlockStop", "{\"contentBlockIndex\":1}"),
                toolStart("now", "t2"),
                event("contentBlockStop", "{\"contentBlockIndex\":1}"),
                stop("tool_use"),
                metadata())));

        var calls = answer.aiMessage().toolExecutionRequests();
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).arguments()).isEqualTo("{\"id\":12345678901234}");
        assertThat(calls.get(1).name()).isEqualTo("now");
        assertThat(calls.get(1).arguments()).isEqualTo("{}");
    }

    @Test
    void a_tool_call_that_was_cut_is_a_model_error_that_names_the_tool() throws Exception {
        var failure = failure(always(stream(
                start(),
                delta("Let me see."),
                toolStart("find", "t1"),
                toolInput("{\\\"id\\\":"),
                event("contentBlockStop", "{\"contentBlockIndex\":1}"),
                stop("max_tokens"),
                metadata())));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.problem())
                .endsWith(
                        "failed: the arguments of the call of tool 'find' are not JSON; the model stopped with max_tokens.");
        assertThat(failure.trace().partialText()).isEqualTo("Let me see.");
    }

    @Test
    void an_answer_over_eight_mebibytes_is_cut_and_reported() throws Exception {
        var mebibyte = delta("x".repeat(1 << 20));
        var failure = failure(always(stream(
                start(),
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                mebibyte,
                stop("end_turn"),
                metadata())));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INCOMPLETE_STREAM);
        assertThat(failure.problem()).endsWith("the answer is larger than 8 MiB.");
        assertThat(failure.trace().partialText().length()).isLessThanOrEqualTo(8 << 20);
        assertThat(heard.text()).isEqualTo(failure.trace().partialText());
    }

    @Test
    void no_event_within_the_first_token_timeout_is_a_model_timeout() throws Exception {
        var failure = stalled(new byte[0], 200, 10_000, 10_000);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_TIMEOUT);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, null, "", true));
    }

    @Test
    void silence_after_an_event_is_a_stalled_stream() throws Exception {
        var failure = stalled(chunked(start(), delta("one")), 10_000, 200, 10_000);

        assertThat(failure.kind()).isEqualTo(ErrorKind.STALLED_STREAM);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id", "one", true));
    }

    @Test
    void a_stream_longer_than_the_total_timeout_is_a_model_timeout_with_its_text() throws Exception {
        var failure = stalled(chunked(start(), delta("one")), 10_000, 10_000, 300);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_TIMEOUT);
        assertThat(failure.trace().partialText()).isEqualTo("one");
    }

    @Test
    void silence_after_message_stop_takes_nothing_from_the_answer() throws Exception {
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> {
                    out.write(chunked(start(), delta("one"), stop("end_turn")));
                    out.flush();
                    release.await();
                });
                var models = models(bedrock, 10_000, 200, 10_000)) {

            models.named("fast").streaming(context()).chat("Hi", heard);

            assertThat(heard.answer().aiMessage().text()).isEqualTo("one");
            assertThat(reports.get(0).usage().tokens()).isEqualTo(Tokens.UNKNOWN);
        } finally {
            release.countDown();
        }
    }

    @Test
    void a_callback_that_throws_ends_the_stream_with_what_it_threw() throws Exception {
        var thrown = new IllegalStateException("no more paper");
        var failing = new Heard() {
            @Override
            public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
                super.onPartialResponse(partial, context);
                throw thrown;
            }
        };
        try (var bedrock =
                        new StandIn(always(stream(start(), delta("one"), delta("two"), stop("end_turn"), metadata())));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast").streaming(context()).chat("Hi", failing);

            failing.await();
            assertThat(failing.texts).containsExactly("one");
            assertThat(failing.answers).isEmpty();
            assertThat(failing.errors).containsExactly(thrown);
        }
    }

    @Test
    void a_completion_that_throws_is_told_as_an_error() throws Exception {
        var thrown = new IllegalStateException("the tool broke");
        var failing = new Heard() {
            @Override
            public void onCompleteResponse(ChatResponse answer) {
                throw thrown;
            }
        };
        try (var bedrock = new StandIn(always(stream(start(), delta("one"), stop("end_turn"), metadata())));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast").streaming(context()).chat("Hi", failing);

            failing.await();
            assertThat(failing.errors).containsExactly(thrown);
        }
    }

    @Test
    void a_request_that_langchain4j_refuses_is_told_and_nothing_is_sent() throws Exception {
        try (var bedrock = new StandIn(always(stream(start(), stop("end_turn"), metadata())));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            var request = dev.langchain4j.model.chat.request.ChatRequest.builder()
                    .messages(dev.langchain4j.data.message.UserMessage.from("Hi"))
                    .topK(3)
                    .build();

            models.named("fast").streaming(context()).chat(request, heard);

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(heard.error().trace().attempts()).isZero();
            assertThat(bedrock.requests()).isEmpty();
        }
    }

    private CallException stalled(byte[] bytes, int firstTokenMs, int idleMs, int totalMs) throws Exception {
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> {
                    out.write(bytes);
                    out.flush();
                    release.await();
                });
                var models = models(bedrock, firstTokenMs, idleMs, totalMs)) {

            models.named("fast").streaming(context()).chat("Hi", heard);

            var failure = heard.error();
            bedrock.gone().get(10, TimeUnit.SECONDS);
            assertThat(bedrock.requests()).hasSize(1);
            return failure;
        } finally {
            release.countDown();
        }
    }

    private static Models models(StandIn bedrock, int firstTokenMs, int idleMs, int totalMs) {
        var timeouts = Project.timeouts(firstTokenMs, idleMs, totalMs);
        return Project.models(
                Project.config(bedrock.endpoint(), timeouts, model("fast", NOVA)), Project.HTTP_1, new RealTime());
    }

    private ChatResponse answer(Answers answers) throws Exception {
        call(answers);
        return heard.answer();
    }

    private CallException failure(Answers answers) throws Exception {
        call(answers);
        assertThat(reports).isEmpty();
        return heard.error();
    }

    private void call(Answers answers) throws Exception {
        try (var bedrock = new StandIn(answers);
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            models.named("fast").streaming(context()).chat("Hi", heard);
            heard.await();
        }
    }

    private CallContext context() {
        return new CallContext(null, null, reports::add);
    }

    private void awaitText(String text) {
        var deadline = System.nanoTime() + 10_000_000_000L;
        while (!heard.text().equals(text)) {
            assertThat(System.nanoTime()).as("the text comes in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static Answers always(byte[] response) {
        return (number, out) -> out.write(response);
    }

    private static byte[] toolStart(String name, String id) {
        return event(
                "contentBlockStart",
                "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"name\":\"" + name + "\",\"toolUseId\":\"" + id
                        + "\"}}}");
    }

    private static byte[] toolInput(String json) {
        return event(
                "contentBlockDelta", "{\"contentBlockIndex\":1,\"delta\":{\"toolUse\":{\"input\":\"" + json + "\"}}}");
    }
}
