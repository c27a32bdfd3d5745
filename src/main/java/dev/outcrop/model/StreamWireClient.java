package dev.outcrop.model;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** The client under LangChain4j's streaming model for one exchange: adds metadata, puts the guard before the reader. */
final class StreamWireClient implements BedrockRuntimeAsyncClient {

    private final BedrockRuntimeAsyncClient wire;
    private final Exchange exchange;
    private final StreamGuard guard;

    StreamWireClient(BedrockRuntimeAsyncClient wire, Exchange exchange, StreamGuard guard) {
        this.wire = wire;
        this.exchange = exchange;
        this.guard = guard;
    }

    /**
     * Sends the request.
     *
     * @return a future that never completes: how a stream ended is the guard's to say, and LangChain4j would say it again
     */
    @Override
    public CompletableFuture<Void> converseStream(ConverseStreamRequest request, ConverseStreamResponseHandler reader) {
        var sent = exchange.of(request);
        guard.send(handler -> wire.converseStream(sent, handler), reader);
        return new CompletableFuture<>();
    }

    @Override
    public String serviceName() {
        return wire.serviceName();
    }

    /** Leaves the connection open: it belongs to all exchanges. */
    @Override
    public void close() {}
}
