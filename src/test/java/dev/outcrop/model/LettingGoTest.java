package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.chunk;
import static dev.outcrop.model.StandIn.chunked;
import static dev.outcrop.model.StandIn.delta;
import static dev.outcrop.model.StandIn.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a stream lets go of its connection. */
final class LettingGoTest {

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void a_cancelled_stream_closes_its_connection_also_while_a_callback_is_busy() throws Exception {
        var busy = new BusyReader();
        try (var bedrock = new StandIn((number, out) -> {
                    out.write(chunked(start(), delta("one"), delta("two")));
                    out.flush();
                    release.await();
                });
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            var turn = models.named("fast").streaming(CallContext.NONE);
            turn.chat("Hi", busy);
            assertThat(busy.reading.await(10, TimeUnit.SECONDS)).isTrue();

            turn.cancel();

            bedrock.gone().get(10, TimeUnit.SECONDS);
            assertThat(busy.errors).isEmpty();
            busy.goOn.countDown();
            assertThat(busy.error().kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(busy.texts).containsExactly("one");
        } finally {
            busy.goOn.countDown();
            release.countDown();
        }
    }

    @Test
    void a_stream_that_falls_silent_closes_its_connection_also_while_a_callback_is_busy() throws Exception {
        var busy = new BusyReader();
        var time = new VirtualTime();
        try (var bedrock = new StandIn((number, out) -> {
                    out.write(chunked(start(), delta("one")));
                    out.flush();
                    release.await();
                });
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {
            models.named("fast").streaming(CallContext.NONE).chat("Hi", busy);
            assertThat(busy.reading.await(10, TimeUnit.SECONDS)).isTrue();

            time.advance(Timeouts.DEFAULT.idle().plus(Watch.TICK));

            bedrock.gone().get(10, TimeUnit.SECONDS);
            busy.goOn.countDown();
            assertThat(busy.error().kind()).isEqualTo(ErrorKind.STALLED_STREAM);
            assertThat(busy.texts).containsExactly("one");
        } finally {
            busy.goOn.countDown();
            release.countDown();
        }
    }

    @Test
    void a_page_of_any_length_in_place_of_a_stream_is_cut_off() throws Exception {
        var heard = new Heard();
        try (var bedrock = new StandIn((number, out) -> out.write(StandIn.response(
                        503, "Content-Type: text/html\r\n", new byte[Math.toIntExact(AnswerBound.BYTES + 1)])));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast").streaming(CallContext.NONE).chat("Hi", heard);

            var failure = heard.error();
            assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
            assertThat(failure.problem()).endsWith(" failed: the answer is larger than 8 MiB.");
        }
    }

    @Test
    void a_short_page_in_place_of_a_stream_is_told_from_a_stream_that_ended() throws Exception {
        var heard = new Heard();
        try (var bedrock = new StandIn((number, out) -> out.write(StandIn.response(
                        200, "Content-Type: text/plain\r\n", "pong".getBytes(StandardCharsets.UTF_8))));
                var models = Project.models(bedrock.endpoint(), new VirtualTime(), model("fast", NOVA))) {

            models.named("fast").streaming(CallContext.NONE).chat("Hi", heard);

            var failure = heard.error();
            assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
            assertThat(failure.problem())
                    .endsWith(" failed, after 2 requests: the answer is not an event stream but \"text/plain\".");
        }
    }

    @Test
    void a_frame_that_claims_to_be_longer_than_any_answer_may_be_is_not_made_room_for() throws Exception {
        var frame = delta("two");
        ByteBuffer.wrap(frame).putInt(FrameMeter.LONGEST + 5);
        var shown = new CountDownLatch(1);
        var heard = new Heard() {
            @Override
            public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
                super.onPartialResponse(partial, context);
                shown.countDown();
            }
        };
        try (var bedrock = new StandIn((number, out) -> {
                    out.write(chunked(start(), delta("one")));
                    out.flush();
                    shown.await();
                    out.write(chunk(Arrays.copyOf(frame, 12)));
                    out.flush();
                    release.await();
                });
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast").streaming(CallContext.NONE).chat("Hi", heard);

            var failure = heard.error();
            assertThat(failure.kind()).isEqualTo(ErrorKind.INCOMPLETE_STREAM);
            assertThat(failure.problem()).endsWith(": the answer is larger than 8 MiB.");
            assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, "id", "one", true));
            bedrock.gone().get(10, TimeUnit.SECONDS);
        } finally {
            release.countDown();
        }
    }

    /** Does not come to an end with its first text before it is told to. */
    private static final class BusyReader extends Heard {

        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
            super.onPartialResponse(partial, context);
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
