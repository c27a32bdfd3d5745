package dev.outcrop.assistant;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;

/** The chat model of one turn, with the turn listening. */
final class AskedChatModel implements ChatModel {

    private final ChatModel model;
    private final AskedModel asked;

    AskedChatModel(ChatModel model, AskedModel asked) {
        this.model = model;
        this.asked = asked;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return asked.incoming(model.chat(asked.outgoing(request)));
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return asked.incoming(model.chat(asked.outgoing(request), options));
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

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }
}
