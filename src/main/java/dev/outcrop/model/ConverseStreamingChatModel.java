package dev.outcrop.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.model.bedrock.BedrockCachePointPlacement;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.CacheTTL;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** LangChain4j's streaming model of one version, with what it leaves out of a request. */
final class ConverseStreamingChatModel extends BedrockStreamingChatModel {

    private final RequestParts parts;

    ConverseStreamingChatModel(BedrockRuntimeAsyncClient client, RequestParts parts) {
        super(builder()
                .client(client)
                .defaultRequestParameters(parts.parameters())
                .returnThinking(true));
        this.parts = parts;
    }

    /** LangChain4j 1.16.3 forgets the service tier among its defaults (pull request 6031). */
    @Override
    public BedrockChatRequestParameters defaultRequestParameters() {
        return parts.parameters();
    }

    @Override
    protected ContentBlock convertContent(Content content) {
        return ContentBlocks.of(content).orElseGet(() -> super.convertContent(content));
    }

    @Override
    protected Message createAiMessage(AiMessage message) {
        return super.createAiMessage(parts.answer(message));
    }

    @Override
    protected List<SystemContentBlock> extractSystemMessages(
            List<ChatMessage> messages, BedrockCachePointPlacement placement, CacheTTL ttl) {
        return parts.cache().system(super.extractSystemMessages(messages, placement, ttl));
    }

    @Override
    protected List<Message> extractRegularMessages(
            List<ChatMessage> messages, BedrockCachePointPlacement placement, CacheTTL ttl) {
        return parts.messages(super.extractRegularMessages(messages, placement, ttl));
    }

    @Override
    protected @Nullable ToolConfiguration extractToolConfigurationFrom(
            ChatRequest request, BedrockCachePointPlacement placement, CacheTTL ttl) {
        return parts.cache().tools(super.extractToolConfigurationFrom(request, placement, ttl));
    }
}
