package dev.outcrop.model.invoke;

import dev.outcrop.bedrock.body.InvokeExchange;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/** Hands the chunks of one stream on as events of ConverseStream; everything else as it comes. */
final class InvokeStreamHandler implements InvokeModelWithResponseStreamResponseHandler {

    private final InvokeExchange exchange;
    private final ConverseStreamResponseHandler reader;

    InvokeStreamHandler(InvokeExchange exchange, ConverseStreamResponseHandler reader) {
        this.exchange = exchange;
        this.reader = reader;
    }

    @Override
    public void responseReceived(InvokeModelWithResponseStreamResponse invoked) {
        var response = ConverseStreamResponse.builder();
        response.responseMetadata(invoked.responseMetadata());
        response.sdkHttpResponse(invoked.sdkHttpResponse());
        reader.responseReceived(response.build());
    }

    @Override
    public void onEventStream(SdkPublisher<ResponseStream> chunks) {
        reader.onEventStream(
                SdkPublisher.adapt(subscriber -> chunks.subscribe(new ChunkReading(exchange, subscriber))));
    }

    @Override
    public void exceptionOccurred(Throwable thrown) {
        reader.exceptionOccurred(thrown);
    }

    @Override
    public void complete() {
        reader.complete();
    }
}
