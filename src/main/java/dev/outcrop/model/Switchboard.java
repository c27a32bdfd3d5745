package dev.outcrop.model;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside the wire: says who answers a request, and hears what Bedrock answered. Thread-safe.
 *
 * <p>It is asked before a request is signed, so that what is answered elsewhere is signed for elsewhere.
 */
public interface Switchboard {

    /** Everything goes to Bedrock, and nobody listens. */
    Switchboard NONE = new Switchboard() {
        @Override
        public Optional<Diversion> divert(Sent request) {
            return Optional.empty();
        }

        @Override
        public void answered(Sent request, Received answer) {
            // Nobody listens.
        }
    };

    /**
     * Where a request goes in place of Bedrock; empty to send it there.
     *
     * @throws dev.outcrop.error.OutcropException where nobody may be asked: the call fails with it, as it is
     */
    Optional<Diversion> divert(Sent request);

    /**
     * An answer of Bedrock's that came whole and could be read. Called once a request, after the answer's last byte, on the
     * thread that heard it; not for requests that were diverted.
     */
    void answered(Sent request, Received answer);

    /** A request as it goes out, without its headers: they hold credentials. */
    final class Sent {

        private final @Nullable String turn;
        private final String path;
        private final byte[] body;

        Sent(@Nullable String turn, String path, byte[] body) {
            this.turn = turn;
            this.path = path;
            this.body = body;
        }

        /** What the call is part of; null where it is part of nothing that has a name. */
        public @Nullable String turn() {
            return turn;
        }

        /** Decoded, such as {@code /model/ID/converse}. */
        public String path() {
            return path;
        }

        /** The body, not a copy. */
        public byte[] body() {
            return body;
        }
    }

    /**
     * Another place to send a request to.
     *
     * @param headers added to it
     */
    record Diversion(URI endpoint, Map<String, String> headers) {
        public Diversion {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What came back.
     *
     * @param host who answered, as the address names it
     * @param headers names in lower case
     */
    record Received(String host, Map<String, String> headers, List<Bytes> body) {
        public Received {
            headers = Map.copyOf(headers);
            body = List.copyOf(body);
        }
    }

    /** A part of a body. */
    final class Bytes {

        private final long atNanos;
        private final byte[] bytes;

        Bytes(long atNanos, byte[] bytes) {
            this.atNanos = atNanos;
            this.bytes = bytes;
        }

        /** Since the request went out. */
        public long atNanos() {
            return atNanos;
        }

        /** The bytes, not a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }
}
