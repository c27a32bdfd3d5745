package dev.outcrop.assistant;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;

/** The streaming chat model of one turn, with the turn listening. */
final class AskedStreamingModel implements StreamingChatModel {

    private final StreamingChatModel model;
    private final AskedModel asked;
    private final StreamedTurn stream;

    AskedStreamingModel(StreamingChatModel model, AskedModel asked, StreamedTurn stream) {
        this.model = model;
        this.asked = asked;
        this.stream = stream;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        model.chat(outgoing(request), new StreamHandler(handler, stream));
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        model.chat(outgoing(request), options, new StreamHandler(handler, stream));
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return model.listeners();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    private ChatRequest outgoing(ChatRequest request) {
        if (!stream.isLive()) {
            throw stream.cancellation();
        }
        return asked.outgoing(request);
    }
}
