package dev.outcrop.model;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Tells an exchange what the SDK's clients keep to themselves: that a request goes out, and the bytes of a stream. */
final class WireTap implements ExecutionInterceptor {

    static final ExecutionAttribute<Exchange> EXCHANGE = new ExecutionAttribute<>("OutcropExchange");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(EXCHANGE).sending();
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var frames = attributes.getAttribute(EXCHANGE).frames();
        return context.responsePublisher()
                .map(body -> SdkPublisher.adapt(body).map(bytes -> {
                    frames.pass(bytes);
                    return bytes;
                }));
    }
}
