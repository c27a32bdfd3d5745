package dev.outcrop.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * What the requests of one version have in common, and what both of LangChain4j's models leave to be added to their parts.
 *
 * @param reasoningBack whether the model wants its reasoning back while it is at work on a turn
 */
record RequestParts(BedrockChatRequestParameters parameters, CachePoints cache, boolean reasoningBack) {

    /** Under which LangChain4j keeps what an answer's reasoning is signed with. */
    private static final String SIGNATURE = "thinking_signature";

    List<Message> messages(List<Message> messages) {
        return cache.messages(ContentBlocks.named(messages));
    }

    /**
     * An earlier answer without reasoning that the model has no use for: only Anthropic's takes its own back, signed, in the
     * tool rounds of a turn.
     */
    AiMessage answer(AiMessage message) {
        return message.thinking() == null
                        || (reasoningBack && message.attributes().containsKey(SIGNATURE))
                ? message
                : message.toBuilder().thinking(null).build();
    }
}
