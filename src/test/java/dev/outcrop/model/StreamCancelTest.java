package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.chunked;
import static dev.outcrop.model.StandIn.delta;
import static dev.outcrop.model.StandIn.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.outcrop.error.ErrorKind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Streams that somebody ends before they have. */
final class StreamCancelTest {

    private final Heard heard = new Heard();

    @Test
    void the_handle_of_a_stream_cancels_it_with_a_terminal_callback_and_closes_the_connection() throws Exception {
        var release = new CountDownLatch(1);
        var stopping = new Heard() {
            @Override
            public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
                super.onPartialResponse(partial, context);
                context.streamingHandle().cancel();
            }
        };
        try (var bedrock = new StandIn((number, out) -> {
                    out.write(chunked(start(), delta("one"), delta("two")));
                    out.flush();
                    release.await();
                });
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast").streaming(CallContext.NONE).chat("Hi", stopping);

            var failure = stopping.error();
            assertThat(failure.kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(failure.trace().partialText()).isEqualTo("one");
            assertThat(stopping.texts).containsExactly("one");
            bedrock.gone().get(10, TimeUnit.SECONDS);
        } finally {
            release.countDown();
        }
    }

    @Test
    void a_turn_is_cancelled_before_anything_came() throws Exception {
        var received = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> {
                    received.countDown();
                    release.await();
                });
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            var turn = models.named("fast").streaming(CallContext.NONE);
            turn.chat("Hi", heard);
            assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();

            turn.cancel();

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.CANCELLED);
            bedrock.gone().get(10, TimeUnit.SECONDS);
            var later = new Heard();
            turn.chat("Hi", later);
            assertThat(later.error().kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(bedrock.requests()).hasSize(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void a_turn_is_cancelled_while_it_waits_to_send_again() throws Exception {
        var time = new VirtualTime();
        try (var bedrock = new StandIn((number, out) -> out.write(StandIn.response(
                        429, "x-amzn-errortype: ThrottlingException\r\nRetry-After: 7\r\n", new byte[0])));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {
            var turn = models.named("fast").streaming(CallContext.NONE);
            turn.chat("Hi", heard);
            time.awaitAlarm();

            turn.cancel();

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(heard.error().trace().attempts()).isEqualTo(1);
            time.toNextAlarm();
            assertThat(bedrock.requests()).hasSize(1);
        }
    }

    @Test
    void closing_the_models_ends_streams_under_way() throws Exception {
        var release = new CountDownLatch(1);
        try (var bedrock = new StandIn((number, out) -> {
            out.write(chunked(start(), delta("one")));
            out.flush();
            release.await();
        })) {
            var models = Project.models(bedrock.endpoint(), model("fast", NOVA));
            models.named("fast").streaming(CallContext.NONE).chat("Hi", heard);
            awaitText("one");

            models.close();

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.CANCELLED);
        } finally {
            release.countDown();
        }
    }

    private void awaitText(String text) {
        var deadline = System.nanoTime() + 10_000_000_000L;
        while (!heard.text().equals(text)) {
            assertThat(System.nanoTime()).as("the text comes in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
