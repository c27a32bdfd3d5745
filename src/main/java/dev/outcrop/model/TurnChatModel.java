package dev.outcrop.model;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Set;

/** The chat model of one turn, for answers at once. */
final class TurnChatModel implements ChatModel {

    private final Turn turn;

    TurnChatModel(Turn turn) {
        this.turn = turn;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return new SyncCall(turn, request).answer();
    }

    /** Bedrock's own kind of parameters, so that a request's Bedrock settings survive the merge with them. */
    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return BedrockChatRequestParameters.EMPTY;
    }

    /** A schema is only worth asking for where everyone who may answer keeps to it; else the prompt asks, as LangChain4j does. */
    @Override
    public Set<Capability> supportedCapabilities() {
        return turn.versions().stream().allMatch(ModelVersion::bindsToSchemas)
                ? Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                : Set.of();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.AMAZON_BEDROCK;
    }
}
