package dev.outcrop.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.model.bedrock.BedrockCachePointPlacement;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.CacheTTL;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** LangChain4j's streaming model of one version, with what it leaves out of a request. */
final class ConverseStreamingChatModel extends BedrockStreamingChatModel {

    ConverseStreamingChatModel(BedrockRuntimeAsyncClient client, ModelVersion version) {
        super(builder().client(client).defaultRequestParameters(version.parameters()));
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
