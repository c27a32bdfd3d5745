package dev.outcrop.model.invoke;

import dev.outcrop.bedrock.body.InvokeExchange;
import dev.outcrop.bedrock.body.UnreadableBodyException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/**
 * Makes events of ConverseStream of the chunks of one stream, for a reader that asks for them without limit: a chunk may bring
 * several.
 *
 * <p>The first chunk that cannot be read ends the stream with what is wrong with it.
 */
final class ChunkReading implements Subscriber<ResponseStream> {

    private final InvokeExchange exchange;
    private final Subscriber<? super ConverseStreamOutput> reader;
    private @Nullable Subscription chunks;
    private boolean over;

    ChunkReading(InvokeExchange exchange, Subscriber<? super ConverseStreamOutput> reader) {
        this.exchange = exchange;
        this.reader = reader;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        chunks = subscription;
        reader.onSubscribe(subscription);
    }

    @Override
    public void onNext(ResponseStream chunk) {
        if (over) {
            return;
        }
        try {
            events(chunk).forEach(reader::onNext);
        } catch (UnreadableBodyException unreadable) {
            over = true;
            // Told first: the SDK ends a stream that was cancelled as if it were whole.
            reader.onError(unreadable);
            if (chunks != null) {
                chunks.cancel();
            }
        }
    }

    /** What brings no event yet is a sign of life all the same. */
    private List<ConverseStreamOutput> events(ResponseStream chunk) {
        if (!(chunk instanceof PayloadPart part)) {
            return List.of(ConverseStreamOutput.UNKNOWN);
        }
        var bytes = part.bytes() == null ? new byte[0] : part.bytes().asByteArrayUnsafe();
        var events = exchange.events(bytes).stream().map(SdkEvents::of).toList();
        return events.isEmpty() ? List.of(ConverseStreamOutput.UNKNOWN) : events;
    }

    @Override
    public void onError(Throwable thrown) {
        if (!over) {
            over = true;
            reader.onError(thrown);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            over = true;
            reader.onComplete();
        }
    }
}
