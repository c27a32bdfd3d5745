package dev.outcrop.model;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The chat model of one turn, for answers that are streamed. */
final class TurnStreamingChatModel implements CancellableStreamingChatModel {

    private final Turn turn;
    private final Set<StreamCall> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    TurnStreamingChatModel(Turn turn) {
        this.turn = turn;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        var call = new StreamCall(turn, request, handler, underWay::remove);
        underWay.add(call);
        if (cancelled) {
            call.beginCancelled();
            return;
        }
        call.begin();
        if (cancelled) {
            call.cancel();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        underWay.forEach(StreamCall::cancel);
    }

    /** Bedrock's own kind of parameters, so that a request's Bedrock settings survive the merge with them. */
    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return BedrockChatRequestParameters.EMPTY;
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.AMAZON_BEDROCK;
    }
}
