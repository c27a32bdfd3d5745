package dev.outcrop.simulator.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private Answer(int status, Map<String, String> headers, Iterator<Piece> pieces, Runnable ended) {
        this.status = status;
        this.headers = headers;
        this.pieces = pieces;
        this.ended = ended;
    }

    /** An answer of one piece. */
    public static Answer of(int status, Map<String, String> headers, Piece piece) {
        return new Answer(status, headers, List.of(piece).iterator(), () -> {});
    }

    /** An answer whose pieces are asked for one after another, on the event loop, as fast as the client reads. */
    public static Answer of(int status, Map<String, String> headers, Iterator<Piece> pieces) {
        return new Answer(status, headers, pieces, () -> {});
    }

    /** The same answer with one header more. */
    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, pieces, ended);
    }

    /** The same answer, which tells once that it was sent, broken off, or given up because the client had gone. */
    public Answer whenEnded(Runnable action) {
        return new Answer(status, headers, pieces, () -> {
            ended.run();
            action.run();
        });
    }

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
