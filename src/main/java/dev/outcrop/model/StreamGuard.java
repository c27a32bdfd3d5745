package dev.outcrop.model;

import dev.outcrop.config.Timeouts;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Stands between the wire and LangChain4j for one streamed exchange, so that it ends exactly once.
 *
 * <p>Events are queued by the event loop and read one at a time on the callbacks' threads. The first cause to end wins; it
 * takes its turn behind the events that came before it, except for a cancellation, which drops them. The queue holds at most
 * what an answer may hold. The wire is let go of at once, also where a callback is still busy with an earlier event.
 */
final class StreamGuard implements ConverseStreamResponseHandler, Watch.Watched {

    /** Told once how the exchange ended, on a thread of the callbacks. */
    interface Listener {
        void whole();

        void failed(Failure failure);
    }

    /** How long a server may keep an answered stream open before it is closed from here. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Line line;
    private final long deadline;
    private final Listener listener;

    private final Queue<ConverseStreamOutput> queue = new ConcurrentLinkedQueue<>();
    private final Signals signals;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
    private final long sentAt;
    private final int handshakesFailed;
    private volatile @Nullable Future<?> sending;
    private volatile long heardAt;
    private volatile boolean heard;
    private volatile boolean over;
    private long size;
    private boolean begun;
    private @Nullable StreamReader reader;
    private @Nullable ConverseStreamResponseHandler langChain4j;

    StreamGuard(Exchange exchange, Line line, long deadline, Listener listener) {
        this.exchange = exchange;
        this.line = line;
        this.deadline = deadline;
        this.listener = listener;
        this.signals = new Signals(line.around().callbacks(), line.clients()::afterReading, this::read);
        this.sentAt = line.time().nanos();
        this.heardAt = sentAt;
        this.handshakesFailed = line.clients().handshakes().failures();
    }

    void send(
            Function<ConverseStreamResponseHandler, CompletableFuture<Void>> wire,
            ConverseStreamResponseHandler theirs) {
        langChain4j = theirs;
        line.around().watch().begin(this);
        var future = wire.apply(this);
        sending = future;
        var unused = future.whenComplete((nothing, thrown) -> {
            line.around().watch().end(this);
            if (thrown == null) {
                complete();
            } else {
                exceptionOccurred(thrown);
            }
        });
        if (end.get() != null) {
            future.cancel(true);
        }
    }

    /** Ends the exchange with a failure; without effect once it has ended. */
    void fail(Failure failure) {
        end(new End(failure, false));
    }

    /** Ends it and drops what was received and not yet read, also behind another cause that still waits for its turn. */
    @Override
    public void cancel() {
        end.set(new End(Failure.CANCELLED, true));
        abort();
        signals.now();
    }

    @Override
    public void look(long nanos) {
        var timeouts = line.connection().timeouts();
        if (over) {
            if (nanos - heardAt >= LINGER.toNanos()) {
                abort();
                line.around().watch().end(this);
            }
        } else if (insecure().isPresent()) {
            insecure().ifPresent(this::exceptionOccurred);
        } else if (nanos - deadline >= 0) {
            fail(late("no end within the total timeout of " + timeouts.total().toSeconds() + " s"));
        } else if (!heard && nanos - sentAt >= timeouts.firstToken().toNanos()) {
            fail(late("no event within the first-token timeout of "
                    + timeouts.firstToken().toSeconds() + " s"));
        } else if (heard && nanos - heardAt >= timeouts.idle().toNanos()) {
            fail(silent(timeouts));
        }
    }

    private static Failure late(String what) {
        return Failure.of(ErrorKind.MODEL_TIMEOUT, what, Mark.costly(0));
    }

    private static Failure silent(Timeouts timeouts) {
        var what = "no event within the idle timeout of " + timeouts.idle().toSeconds() + " s";
        return Failure.of(ErrorKind.STALLED_STREAM, what, Mark.costly(0));
    }

    @Override
    public void responseReceived(ConverseStreamResponse response) {
        // The exchange has heard of it where the headers came in.
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
        publisher.subscribe(new FromWire());
    }

    @Override
    public void exceptionOccurred(Throwable thrown) {
        fail(StreamFailures.of(insecure().orElse(thrown), exchange));
    }

    /** A TLS handshake that failed while this exchange waited for a connection. */
    private Optional<Throwable> insecure() {
        return exchange.answered()
                ? Optional.empty()
                : line.clients().handshakes().failedAfter(handshakesFailed);
    }

    @Override
    public void complete() {
        fail(StreamFailures.ended(exchange));
    }

    private void received(ConverseStreamOutput event) {
        heardAt = line.time().nanos();
        heard = true;
        size += event instanceof ContentBlockDeltaEvent delta ? StreamEvents.sizeOf(delta) : 0;
        if (size > AnswerBound.BYTES) {
            fail(StreamFailures.tooLarge());
        } else if (end.get() == null) {
            queue.add(event);
            if (begun) {
                signals.withOthers();
            } else {
                signals.now();
            }
            begun |= event instanceof ContentBlockDeltaEvent;
        }
    }

    private void end(End how) {
        if (end.get() == null && end.compareAndSet(null, how)) {
            abort();
            signals.now();
        }
    }

    private void read() {
        while (!over) {
            var how = end.get();
            var event = how != null && how.atOnce() ? null : queue.poll();
            if (event != null) {
                read(event);
            } else if (how != null) {
                conclude(how.failure());
            } else {
                return;
            }
        }
    }

    private void read(ConverseStreamOutput event) {
        try {
            if (reader().read(event)) {
                over = true;
                listener.whole();
            }
        } catch (RuntimeException e) {
            conclude(StreamFailures.of(e, exchange));
        }
    }

    private void conclude(Failure failure) {
        var whole = failure.kind() != ErrorKind.CANCELLED && endsWhole();
        over = true;
        queue.clear();
        abort();
        if (whole) {
            listener.whole();
        } else {
            listener.failed(failure.of(exchange));
        }
    }

    /** Whether the answer had stopped: what happened to the stream afterwards takes nothing from it. */
    private boolean endsWhole() {
        var begun = reader;
        return begun != null && begun.end();
    }

    /** Closes the stream on the wire; without effect once it has ended there. */
    private void abort() {
        var open = subscription.getAndSet(null);
        if (open != null) {
            open.cancel();
        }
        var future = sending;
        if (future != null) {
            future.cancel(true);
        }
    }

    private StreamReader reader() {
        var made = reader;
        if (made == null) {
            if (langChain4j == null) {
                throw new IllegalStateException("events before anything was sent");
            }
            made = new StreamReader(exchange, langChain4j, this::cancel);
            reader = made;
        }
        return made;
    }

    /** How an exchange ends; {@code atOnce} drops what was received and not yet read. */
    private record End(Failure failure, boolean atOnce) {}

    private final class FromWire implements Subscriber<ConverseStreamOutput> {

        @Override
        public void onSubscribe(Subscription toWire) {
            subscription.set(toWire);
            if (end.get() != null) {
                abort();
                return;
            }
            // Without a limit, so that the end of the body is never behind events that nobody asked for.
            toWire.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            received(event);
        }

        @Override
        public void onError(Throwable thrown) {
            exceptionOccurred(thrown);
        }

        @Override
        public void onComplete() {
            complete();
        }
    }
}
