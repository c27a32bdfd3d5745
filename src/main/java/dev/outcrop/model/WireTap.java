package dev.outcrop.model;

import dev.outcrop.bedrock.EventFrame;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.IoUtils;

/** Tells an exchange what the SDK's clients keep to themselves: a request as it goes out, headers that come, an answer's bytes. */
final class WireTap implements ExecutionInterceptor {

    static final ExecutionAttribute<Exchange> EXCHANGE = new ExecutionAttribute<>("OutcropExchange");

    /** Before it is signed. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        var tape = attributes.getAttribute(EXCHANGE).tape();
        return tape.watches()
                ? tape.route(
                        context.httpRequest(),
                        context.requestBody().map(WireTap::bytes).orElseGet(() -> new byte[0]))
                : context.httpRequest();
    }

    private static byte[] bytes(RequestBody body) {
        try (var content = body.contentStreamProvider().newStream()) {
            return IoUtils.toByteArray(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(EXCHANGE).sending();
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(EXCHANGE).answered(context.httpResponse());
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var tape = attributes.getAttribute(EXCHANGE).tape();
        return tape.isRunning() ? context.responseBody().map(body -> new Taped(body, tape)) : context.responseBody();
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var parts = isEventStream(context) ? frames(attributes) : new WholeBody();
        var tape = attributes.getAttribute(EXCHANGE).tape();
        return context.responsePublisher()
                .map(body -> SdkPublisher.adapt(body).flatMapIterable(bytes -> {
                    tape.heard(bytes);
                    return parts.apply(bytes);
                }));
    }

    private static boolean isEventStream(Context.ModifyHttpResponse context) {
        return context.httpResponse()
                .firstMatchingHeader("Content-Type")
                .map(type -> type.startsWith(EventFrame.CONTENT_TYPE))
                .orElse(false);
    }

    private static Function<ByteBuffer, Iterable<ByteBuffer>> frames(ExecutionAttributes attributes) {
        return attributes.getAttribute(EXCHANGE).frames()::parts;
    }

    /** An answer that is also taped as it is read; its bound is held below. */
    private static final class Taped extends FilterInputStream {

        private final Tape tape;

        Taped(InputStream in, Tape tape) {
            super(in);
            this.tape = tape;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var count = super.read(bytes, from, length);
            if (count > 0) {
                tape.heard(ByteBuffer.wrap(bytes, from, count));
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return super.readNBytes((int) Math.min(count, 8192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** An error or a page in place of a stream, which the SDK holds as a whole. */
    private static final class WholeBody implements Function<ByteBuffer, Iterable<ByteBuffer>> {

        private long left = AnswerBound.BYTES;

        @Override
        public Iterable<ByteBuffer> apply(ByteBuffer bytes) {
            left -= bytes.remaining();
            if (left < 0) {
                throw new UncheckedIOException(new AnswerBound.Exceeded());
            }
            return List.of(bytes);
        }
    }
}
