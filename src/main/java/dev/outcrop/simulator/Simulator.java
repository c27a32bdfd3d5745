package dev.outcrop.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A running Bedrock Runtime server on 127.0.0.1, HTTP/1.1 and h2c on one port. Thread-safe; close it to stop. */
public final class Simulator implements AutoCloseable {

    private Simulator() {}

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws dev.outcrop.error.OutcropException of kind machine when the port is in use
     */
    public static Simulator start(int port, Rules rules) {
        throw new UnsupportedOperationException("simulator");
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        throw new UnsupportedOperationException("simulator");
    }

    /**
     * Replies for requests that carry this turn in their request metadata, one a model call, the last one repeated.
     *
     * @param vars values for placeholders in the replies
     */
    public void script(String turn, List<ScriptedReply> replies, Map<String, Object> vars) {
        throw new UnsupportedOperationException("simulator");
    }

    public void forget(String turn) {
        throw new UnsupportedOperationException("simulator");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("simulator");
    }
}
