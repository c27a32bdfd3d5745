package dev.outcrop.model.invoke;

import dev.outcrop.bedrock.body.InvokeExchange;
import dev.outcrop.bedrock.body.ProviderBody;
import dev.outcrop.bedrock.body.UnsupportedRequestException;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** A client whose ConverseStream goes over InvokeModelWithResponseStream, in one provider's body. Thread-safe. */
public final class InvokeStreamClient implements BedrockRuntimeAsyncClient {

    private final BedrockRuntimeAsyncClient sdk;
    private final ProviderBody body;

    public InvokeStreamClient(BedrockRuntimeAsyncClient sdk, ProviderBody body) {
        this.sdk = sdk;
        this.body = body;
    }

    /** Sends the request; the future fails where the body has no place for what is asked. */
    @Override
    public CompletableFuture<Void> converseStream(ConverseStreamRequest request, ConverseStreamResponseHandler reader) {
        var exchange = new InvokeExchange(body, SdkJson.write(request));
        try {
            return sdk.invokeModelWithResponseStream(
                    InvokeRequests.of(request, exchange.streamRequest()), new InvokeStreamHandler(exchange, reader));
        } catch (UnsupportedRequestException refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    @Override
    public String serviceName() {
        return sdk.serviceName();
    }

    @Override
    public void close() {
        sdk.close();
    }
}
