package dev.outcrop.simulator.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer whose body comes in pieces, each at its time.
 *
 * <p>The status and headers go out with the first piece. A body that is whole when they do gets its {@code Content-Length},
 * unless the headers already claim one; every other body is sent in chunks. Used once.
 */
public final class Answer {

    private final int status;
    private final Map<String, String> headers;
    private final Iterator<Piece> pieces;
    private final Runnable ended;
    private final @Nullable CompletionStage<Answer> promised;

    private Answer(
            int status,
            Map<String, String> headers,
            Iterator<Piece> pieces,
            Runnable ended,
            @Nullable CompletionStage<Answer> promised) {
        this.status = status;
        this.headers = headers;
        this.pieces = pieces;
        this.ended = ended;
        this.promised = promised;
    }

    /** An answer of one piece. */
    public static Answer of(int status, Map<String, String> headers, Piece piece) {
        return new Answer(status, headers, List.of(piece).iterator(), () -> {}, null);
    }

    /**
     * An answer whose pieces are asked for one after another, on the event loop, as fast as the client reads; a {@link Supply}
     * when they are there.
     */
    public static Answer of(int status, Map<String, String> headers, Iterator<Piece> pieces) {
        return new Answer(status, headers, pieces, () -> {}, null);
    }

    /** An answer that comes later, and must: the promise has to be kept in time, and never be broken by an exception. */
    public static Answer later(CompletionStage<Answer> promised) {
        return new Answer(0, Map.of(), List.<Piece>of().iterator(), () -> {}, promised);
    }

    /** The same answer with one header more. */
    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(
                status,
                more,
                pieces,
                ended,
                promised == null ? null : promised.thenApply(there -> there.with(name, value)));
    }

    /** The same answer, which tells once that it was sent, broken off, or given up because the client had gone. */
    public Answer whenEnded(Runnable action) {
        Runnable both = () -> {
            ended.run();
            action.run();
        };
        return new Answer(status, headers, pieces, both, promised);
    }

    /** Hands over the answer: itself at once, or the promised one when it is there, on the thread that keeps the promise. */
    void whenThere(Consumer<Answer> taker) {
        if (promised == null) {
            taker.accept(this);
        } else {
            promised.thenAccept(taker);
        }
    }

    /** The status; 0 of an answer that comes later. */
    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    Iterator<Piece> pieces() {
        return pieces;
    }

    void ended() {
        ended.run();
    }
}
