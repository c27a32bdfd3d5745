package dev.outcrop.model;

import dev.outcrop.bedrock.EventFrame;
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

/** Tells an exchange what the SDK's clients keep to themselves: that a request goes out, headers that come, a stream's bytes. */
final class WireTap implements ExecutionInterceptor {

    static final ExecutionAttribute<Exchange> EXCHANGE = new ExecutionAttribute<>("OutcropExchange");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(EXCHANGE).sending();
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(EXCHANGE).answered(context.httpResponse());
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var parts = isEventStream(context) ? frames(attributes) : new WholeBody();
        return context.responsePublisher().map(body -> SdkPublisher.adapt(body).flatMapIterable(parts));
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
