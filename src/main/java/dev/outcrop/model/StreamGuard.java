package dev.outcrop.model;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Stands between the wire and LangChain4j for one streamed exchange, so that it ends exactly once.
 *
 * <p>Events are queued by the event loop and read one at a time on the callbacks' threads. The first cause to end wins; it
 * takes its turn behind the events that came before it, except for a cancellation, which drops them.
 */
final class StreamGuard implements ConverseStreamResponseHandler {

    /** Told once how the exchange ended, on a thread of the callbacks. */
    interface Listener {
        void whole();

        void failed(Failure failure);
    }

    private final Exchange exchange;
    private final Executor callbacks;
    private final Listener listener;

    private final Queue<ConverseStreamOutput> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable Future<?> sending;
    private volatile boolean over;
    private @Nullable StreamEvents events;
    private @Nullable ConverseStreamResponseHandler reader;

    StreamGuard(Exchange exchange, Executor callbacks, Listener listener) {
        this.exchange = exchange;
        this.callbacks = callbacks;
        this.listener = listener;
    }

    void send(
            Function<ConverseStreamResponseHandler, CompletableFuture<Void>> wire,
            ConverseStreamResponseHandler langChain4j) {
        reader = langChain4j;
        var future = wire.apply(this);
        sending = future;
        var unused = future.whenComplete((nothing, thrown) -> end(thrown == null ? End.OF_BODY : End.of(thrown)));
        if (over) {
            future.cancel(true);
        }
    }

    /** Ends the exchange with a failure; without effect once it has ended. */
    void fail(Failure failure) {
        end(new End(failure, true));
    }

    @Override
    public void responseReceived(ConverseStreamResponse response) {
        exchange.answered(response);
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
        publisher.subscribe(new FromWire());
    }

    @Override
    public void exceptionOccurred(Throwable thrown) {
        end(End.of(thrown));
    }

    @Override
    public void complete() {
        end(End.OF_BODY);
    }

    private void end(End how) {
        if (end.compareAndSet(null, how)) {
            signal();
        }
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            callbacks.execute(this::drain);
        }
    }

    private void drain() {
        int seen = signals.get();
        do {
            read();
            seen = signals.addAndGet(-seen);
        } while (seen != 0);
    }

    private void read() {
        var how = end.get();
        while (!over && (how == null || !how.atOnce())) {
            var event = queue.poll();
            if (event == null) {
                break;
            }
            read(event);
        }
        if (!over && how != null) {
            conclude(how);
        }
    }

    private void read(ConverseStreamOutput event) {
        try {
            events().accept(event);
            if (events().whole()) {
                over = true;
                listener.whole();
            }
        } catch (RuntimeException e) {
            conclude(End.of(e));
        }
    }

    private void conclude(End how) {
        try {
            if (!how.atOnce() && events().stopped()) {
                events().end();
            }
        } catch (RuntimeException e) {
            finish(Failures.of(e));
            return;
        }
        if (events().whole()) {
            over = true;
            abort();
            listener.whole();
        } else {
            finish(how.failure());
        }
    }

    private void finish(Failure failure) {
        over = true;
        queue.clear();
        abort();
        listener.failed(failure);
    }

    /** Closes the stream on the wire; without effect once it has ended there. */
    private void abort() {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
        var future = sending;
        if (future != null) {
            future.cancel(true);
        }
    }

    private StreamEvents events() {
        var made = events;
        if (made == null) {
            made = new StreamEvents(exchange, subscribed());
            events = made;
        }
        return made;
    }

    /** LangChain4j's own subscriber, whose handle to stop the stream leads here. */
    private Subscriber<? super ConverseStreamOutput> subscribed() {
        var langChain4j = reader;
        if (langChain4j == null) {
            throw new IllegalStateException("events before anything was sent");
        }
        var handover = new Handover();
        langChain4j.onEventStream(handover);
        handover.subscriber().onSubscribe(new ToWire());
        return handover.subscriber();
    }

    /** How an exchange ends; {@code atOnce} drops what was received and not yet read. */
    private record End(Failure failure, boolean atOnce) {

        static final End OF_BODY = new End(
                Failure.of(ErrorKind.INCOMPLETE_STREAM, "the stream ended before messageStop", Mark.costly(2)), false);

        static End of(Throwable thrown) {
            return new End(Failures.of(thrown), false);
        }
    }

    private final class FromWire implements Subscriber<ConverseStreamOutput> {

        @Override
        public void onSubscribe(Subscription toWire) {
            subscription = toWire;
            if (over) {
                toWire.cancel();
                return;
            }
            // Without a limit, so that the end of the body is never behind events that nobody asked for.
            toWire.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            queue.add(event);
            signal();
        }

        @Override
        public void onError(Throwable thrown) {
            end(End.of(thrown));
        }

        @Override
        public void onComplete() {
            end(End.OF_BODY);
        }
    }

    /** Takes hold of the subscriber that LangChain4j hands over. */
    private static final class Handover implements SdkPublisher<ConverseStreamOutput> {

        private @Nullable Subscriber<? super ConverseStreamOutput> subscriber;

        @Override
        public void subscribe(Subscriber<? super ConverseStreamOutput> langChain4j) {
            subscriber = langChain4j;
        }

        Subscriber<? super ConverseStreamOutput> subscriber() {
            return Objects.requireNonNull(subscriber, "LangChain4j did not subscribe to the events");
        }
    }

    private final class ToWire implements Subscription {

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {
            fail(Failure.of(ErrorKind.CANCELLED, "the call was cancelled", Mark.FINAL));
        }
    }
}
