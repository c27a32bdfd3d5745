package dev.outcrop.model;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** The streaming chat model of one turn, over ConverseStream. */
final class TurnStreamingChatModel implements StreamingChatModel {

    private final ModelVersion version;
    private final Line line;
    private final CallContext context;

    TurnStreamingChatModel(ModelVersion version, Line line, CallContext context) {
        this.version = version;
        this.line = line;
        this.context = context;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        new StreamCall(version, line, context, request, handler).send();
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
