package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.error;
import static dev.outcrop.model.StandIn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.StandIn.Answers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SyncCallTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void throttling_that_stays_takes_six_requests_and_then_says_so() throws Exception {
        var failure =
                failure(always(error(429, "ThrottlingException:http://x/", "Too many requests, please wait.")), 6);

        assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(6, "id-429", "", false));
    }

    @Test
    void a_retry_that_is_answered_is_no_error_to_anyone() throws Exception {
        var reports = new CopyOnWriteArrayList<CallReport>();
        try (var bedrock = new StandIn((number, out) -> out.write(
                        number < 2 ? error(503, "ServiceUnavailableException", "busy") : text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            var answer = models.named("fast")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Hi");

            assertThat(answer).isEqualTo("Hi");
            assertThat(bedrock.requests()).hasSize(3);
            assertThat(reports).hasSize(1);
            assertThat(reports.get(0).attempts()).isEqualTo(3);
        }
    }

    @Test
    void what_the_server_asks_to_wait_is_waited() throws Exception {
        try (var bedrock = new StandIn(
                        (number, out) -> out.write(number == 0 ? throttledFor(2) : text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            models.named("fast").chat(CallContext.NONE).chat("Hi");

            assertThat(time.pauses()).containsExactly(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_wait_of_more_than_a_minute_fails_at_once_and_says_how_long() throws Exception {
        var failure = failure(always(throttledFor(90)), 1);

        assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(failure.remedy()).startsWith("Wait 90 s, then try again; else ");
    }

    @Test
    void a_dropped_connection_is_tried_once_more_and_marked_as_maybe_billed() throws Exception {
        var failure = failure((number, out) -> {}, 2);

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(2, null, "", true));
    }

    @Test
    void a_connection_that_breaks_in_the_middle_of_an_answer_is_no_answer_that_is_not_json() throws Exception {
        var whole = text("Hi", "end_turn");

        var failure = failure(always(Arrays.copyOf(whole, whole.length - 20)), 2);

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failure.problem()).endsWith("after 2 requests: the connection broke before the whole answer came.");
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(2, "id-200", "", true));
    }

    @Test
    void a_200_that_is_not_json_is_a_model_error_after_one_more_request() throws Exception {
        var failure = failure(always(StandIn.answer("{\"output\":{\"mess")), 2);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(2, "id-200", "", true));
    }

    @Test
    void a_200_without_a_message_is_a_model_error_after_one_more_request() throws Exception {
        var failure = failure(always(StandIn.answer("{}")), 2);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.trace().requestId()).isEqualTo("id-200");
    }

    @Test
    void an_answer_over_eight_mebibytes_is_cut_off() throws Exception {
        var failure = failure(always(text("x".repeat(9 << 20), "end_turn")), 1);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.problem()).endsWith("failed: the answer is larger than 8 MiB.");
    }

    @Test
    void a_proxys_503_is_unavailable() throws Exception {
        var html = "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);

        var failure = failure(always(StandIn.response(503, "Content-Type: text/html\r\n", html)), 6);

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void no_answer_within_the_total_timeout_is_a_model_timeout_that_is_not_sent_again() throws Exception {
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> release.await());
                var models = Project.models(
                        Project.config(bedrock.endpoint(), Project.timeouts(1000, 1000, 300), model("fast", NOVA)),
                        Project.HTTP_1,
                        new RealTime())) {

            var failure = thrown(models);

            assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_TIMEOUT);
            assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, null, "", true));
            assertThat(bedrock.requests()).hasSize(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void interrupting_the_caller_ends_the_call_and_closes_the_connection() throws Exception {
        var received = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> {
                    received.countDown();
                    release.await();
                });
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            var outcome = new CompletableFuture<CallException>();
            var flag = new CompletableFuture<Boolean>();
            var caller = new Thread(() -> {
                outcome.complete(thrown(models));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();

            caller.interrupt();

            var failure = outcome.get(10, TimeUnit.SECONDS);
            assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(failure.trace().attempts()).isEqualTo(1);
            assertThat(flag.get(1, TimeUnit.SECONDS)).isTrue();
            bedrock.gone().get(10, TimeUnit.SECONDS);
        } finally {
            release.countDown();
        }
    }

    @Test
    void a_caller_that_is_interrupted_already_sends_nothing() throws Exception {
        try (var bedrock = new StandIn(always(text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            Thread.currentThread().interrupt();

            var failure = thrown(models);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(failure.trace().attempts()).isZero();
            assertThat(bedrock.requests()).isEmpty();
        }
    }

    @Test
    void closing_the_models_ends_calls_under_way() throws Exception {
        var received = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> {
            received.countDown();
            release.await();
        })) {
            var models = Project.models(bedrock.endpoint(), model("fast", NOVA));
            var outcome = CompletableFuture.supplyAsync(() -> thrown(models));
            assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();

            models.close();

            assertThat(outcome.get(10, TimeUnit.SECONDS).kind()).isEqualTo(ErrorKind.CANCELLED);
        } finally {
            release.countDown();
        }
    }

    @Test
    void more_max_tokens_than_the_model_has_are_refused_before_anything_is_sent() throws Exception {
        try (var bedrock = new StandIn(always(text("Hi", "end_turn")));
                var models =
                        Project.models(bedrock.endpoint(), Project.withMaxTokens(model("smart", SONNET), 10_000_000))) {

            var failure = catchThrowableOfType(
                    CallException.class,
                    () -> models.named("smart").chat(CallContext.NONE).chat("Hi"));

            assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(failure.problem())
                    .contains("cannot take the request: max-tokens is 10000000, and it answers with");
            assertThat(failure.remedy()).startsWith("Set max-tokens of \"smart\" to at most ");
            assertThat(failure.trace()).isEqualTo(CallException.Trace.NONE);
            assertThat(bedrock.requests()).isEmpty();
        }
    }

    @Test
    void fifty_calls_at_a_time_are_all_answered() throws Exception {
        try (var bedrock = new StandIn(always(text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            var chat = models.named("fast").chat(CallContext.NONE);
            var pool = java.util.concurrent.Executors.newFixedThreadPool(50);

            var answers = java.util.stream.IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> chat.chat("Hi"), pool))
                    .toList();

            for (var answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("Hi");
            }
            pool.shutdown();
        }
    }

    private CallException failure(Answers answers, int requests) throws Exception {
        try (var bedrock = new StandIn(answers);
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            var failure = thrown(models);

            assertThat(bedrock.requests()).hasSize(requests);
            assertThat(failure.trace().attempts()).isEqualTo(requests);
            return failure;
        }
    }

    private static CallException thrown(Models models) {
        return catchThrowableOfType(
                CallException.class,
                () -> models.named("fast").chat(CallContext.NONE).chat("Hi"));
    }

    private static Answers always(byte[] response) {
        return (number, out) -> out.write(response);
    }

    private static byte[] throttledFor(int seconds) {
        return StandIn.response(
                429,
                "Content-Type: application/json\r\nx-amzn-errortype: ThrottlingException\r\nRetry-After: " + seconds
                        + "\r\n",
                "{\"message\":\"Too many requests, please wait before trying again.\"}"
                        .getBytes(StandardCharsets.UTF_8));
    }
}
