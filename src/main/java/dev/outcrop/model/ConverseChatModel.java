package dev.outcrop.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.model.bedrock.BedrockCachePointPlacement;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.CacheTTL;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** LangChain4j's chat model of one version, with what it leaves out of a request. */
final class ConverseChatModel extends BedrockChatModel {

    ConverseChatModel(BedrockRuntimeClient client, ModelVersion version) {
        super(builder()
                .client(client)
                .defaultRequestParameters(version.parameters())
                .maxRetries(0));
    }

    @Override
    protected ContentBlock convertContent(Content content) {
        return ContentBlocks.of(content).orElseGet(() -> super.convertContent(content));
    }

    @Override
    protected List<Message> extractRegularMessages(
            List<ChatMessage> messages, BedrockCachePointPlacement placement, CacheTTL ttl) {
        return ContentBlocks.named(super.extractRegularMessages(messages, placement, ttl));
    }
}
