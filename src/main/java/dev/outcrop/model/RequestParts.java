package dev.outcrop.model;

import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What both of LangChain4j's models of one version leave to be added to the parts of a request. */
record RequestParts(CachePoints cache, boolean reasoningBack) {

    /** Under which LangChain4j keeps what an answer's reasoning is signed with. */
    private static final String SIGNATURE = "thinking_signature";

    static RequestParts of(ModelVersion version) {
        return new RequestParts(
                new CachePoints(version.config().settings().cache().places()), version.reasoningBack());
    }

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
