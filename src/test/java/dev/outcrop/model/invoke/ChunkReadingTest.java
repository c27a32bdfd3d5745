package dev.outcrop.model.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.outcrop.bedrock.body.InvokeExchange;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.bedrock.body.UnreadableBodyException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

final class ChunkReadingTest {

    private final List<String> told = new ArrayList<>();
    private final ChunkReading reading = reading("anthropic");

    @Test
    void chunks_that_bring_nothing_yet_are_signs_of_life() {
        reading.onNext(chunk("{\"type\":\"ping\"}"));
        reading.onNext(ResponseStream.UNKNOWN);

        assertThat(told).containsExactly("subscribed", "UNKNOWN_TO_SDK_VERSION", "UNKNOWN_TO_SDK_VERSION");
    }

    @Test
    void a_chunk_may_bring_several_events() {
        reading("llama").onNext(chunk("{\"generation\":\"Hi\",\"stop_reason\":\"stop\"}"));

        assertThat(told)
                .endsWith(
                        EventType.MESSAGE_START.name(),
                        EventType.CONTENT_BLOCK_DELTA.name(),
                        EventType.CONTENT_BLOCK_STOP.name(),
                        EventType.MESSAGE_STOP.name());
    }

    @Test
    void the_first_chunk_that_cannot_be_read_ends_the_stream() {
        reading.onNext(chunk("{\"type\":\"message_stop\"}"));
        reading.onNext(chunk("{\"type\":\"ping\"}"));
        reading.onError(new IllegalStateException("late"));
        reading.onComplete();

        assertThat(told).containsExactly("subscribed", "a chunk is not at its place: message_stop", "cancelled");
    }

    @Test
    void the_end_and_failures_of_the_wire_are_passed_on() {
        reading.onComplete();
        reading("nova").onError(new UnsupportedOperationException("broken"));

        assertThat(told).containsExactly("subscribed", "complete", "subscribed", "broken");
    }

    private static PayloadPart chunk(String json) {
        return PayloadPart.builder().bytes(SdkBytes.fromUtf8String(json)).build();
    }

    private ChunkReading reading(String word) {
        var exchange =
                new InvokeExchange(ProviderBodies.named(word).orElseThrow(), JsonNodeFactory.instance.objectNode());
        var made = new ChunkReading(exchange, new Subscriber<ConverseStreamOutput>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                told.add("subscribed");
            }

            @Override
            public void onNext(ConverseStreamOutput event) {
                told.add(event.sdkEventType().name());
            }

            @Override
            public void onError(Throwable thrown) {
                told.add(
                        thrown instanceof UnreadableBodyException unreadable ? unreadable.what() : thrown.getMessage());
            }

            @Override
            public void onComplete() {
                told.add("complete");
            }
        });
        made.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {
                // Chunks come as the test sends them.
            }

            @Override
            public void cancel() {
                told.add("cancelled");
            }
        });
        return made;
    }
}
