package dev.outcrop.model;

import dev.outcrop.bedrock.EventFrame;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
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
        var fits = isEventStream(context) ? frames(attributes) : new WholeBody();
        return context.responsePublisher()
                .map(body -> SdkPublisher.adapt(body).map(bytes -> {
                    if (!fits.test(bytes)) {
                        throw new UncheckedIOException(new AnswerBound.Exceeded());
                    }
                    return bytes;
                }));
    }

    private static boolean isEventStream(Context.ModifyHttpResponse context) {
        return context.httpResponse()
                .firstMatchingHeader("Content-Type")
                .map(type -> type.startsWith(EventFrame.CONTENT_TYPE))
                .orElse(false);
    }

    private static Predicate<ByteBuffer> frames(ExecutionAttributes attributes) {
        return attributes.getAttribute(EXCHANGE).frames()::pass;
    }

    /** An error or a page in place of a stream, which the SDK holds as a whole. */
    private static final class WholeBody implements Predicate<ByteBuffer> {

        private long left = AnswerBound.BYTES;

        @Override
        public boolean test(ByteBuffer bytes) {
            left -= bytes.remaining();
            return left >= 0;
        }
    }
}
