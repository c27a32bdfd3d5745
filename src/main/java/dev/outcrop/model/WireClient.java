package dev.outcrop.model;

import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** The client under LangChain4j's chat model for one exchange: adds metadata, hears the answer before LangChain4j does. */
final class WireClient implements BedrockRuntimeClient {

    private final BedrockRuntimeClient wire;
    private final Exchange exchange;

    WireClient(BedrockRuntimeClient wire, Exchange exchange) {
        this.wire = wire;
        this.exchange = exchange;
    }

    @Override
    public ConverseResponse converse(ConverseRequest request) {
        var response = wire.converse(exchange.of(request));
        if (response.output() == null || response.output().message() == null) {
            throw new UnreadableAnswer("the answer holds no message");
        }
        exchange.stopped(response.stopReasonAsString());
        exchange.used(response.usage());
        exchange.traced(response.trace() == null ? null : response.trace().guardrail());
        return ReadableAnswer.of(response);
    }

    @Override
    public String serviceName() {
        return wire.serviceName();
    }

    /** Leaves the connection open: it belongs to all exchanges. */
    @Override
    public void close() {}
}
