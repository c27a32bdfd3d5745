package dev.outcrop.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** Hands events to LangChain4j's own subscriber, whose handle to stop the stream leads to ours. Not thread-safe. */
final class StreamReader {

    private final StreamEvents events;

    StreamReader(Exchange exchange, ConverseStreamResponseHandler langChain4j, Runnable cancel) {
        var handover = new Handover();
        langChain4j.onEventStream(handover);
        var subscriber = Objects.requireNonNull(handover.subscriber, "LangChain4j did not subscribe to the events");
        subscriber.onSubscribe(new Handle(cancel));
        events = new StreamEvents(exchange, subscriber);
    }

    /** Whether the answer is whole with this event. */
    boolean read(ConverseStreamOutput event) {
        events.accept(event);
        return events.whole();
    }

    /** The stream is over; whether the answer is whole. */
    boolean end() {
        events.end();
        return events.whole();
    }

    private static final class Handover implements SdkPublisher<ConverseStreamOutput> {

        private @Nullable Subscriber<? super ConverseStreamOutput> subscriber;

        @Override
        public void subscribe(Subscriber<? super ConverseStreamOutput> theirs) {
            subscriber = theirs;
        }
    }

    private record Handle(Runnable stop) implements Subscription {

        @Override
        public void request(long count) {
            // Events come as they are received.
        }

        @Override
        public void cancel() {
            stop.run();
        }
    }
}
