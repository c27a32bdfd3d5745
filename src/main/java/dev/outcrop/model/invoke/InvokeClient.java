package dev.outcrop.model.invoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.InvokeExchange;
import dev.outcrop.bedrock.body.ProviderBody;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/**
 * A client whose Converse goes over InvokeModel, in one provider's body: for models that Converse does not serve. Thread-safe.
 *
 * <p>Everything above it stays as it is: LangChain4j's model, what guards a call, and what counts it.
 */
public final class InvokeClient implements BedrockRuntimeClient {

    private final BedrockRuntimeClient sdk;
    private final ProviderBody body;

    public InvokeClient(BedrockRuntimeClient sdk, ProviderBody body) {
        this.sdk = sdk;
        this.body = body;
    }

    /**
     * Sends the request.
     *
     * @throws dev.outcrop.bedrock.body.UnsupportedRequestException where the body has no place for what is asked
     * @throws dev.outcrop.bedrock.body.UnreadableBodyException where the answer is not in the provider's form
     */
    @Override
    public ConverseResponse converse(ConverseRequest request) {
        var exchange = new InvokeExchange(body, SdkJson.write(request));
        var invoked = sdk.invokeModel(InvokeRequests.of(request, exchange.request()));
        var http = invoked.sdkHttpResponse();
        var reply = exchange.reply(
                invoked.body().asByteArrayUnsafe(),
                name -> http.firstMatchingHeader(name).orElse(null));
        return response(reply, invoked);
    }

    private static ConverseResponse response(ObjectNode reply, InvokeModelResponse invoked) {
        var response = ConverseResponse.builder();
        SdkJson.read(reply, response);
        response.responseMetadata(invoked.responseMetadata());
        response.sdkHttpResponse(invoked.sdkHttpResponse());
        return response.build();
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
