package dev.outcrop.session;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.HashMap;

/**
 * Messages as later turns are to have them: without what the model thought.
 *
 * <p>Anthropic's models want it back, signed, while they are at work on a turn, and have no use for it afterwards; it would be
 * paid for as input again. Source: Bedrock user guide, extended thinking.
 */
final class Unreasoned {

    /** Under which LangChain4j keeps what the reasoning is signed with. */
    private static final String SIGNATURE = "thinking_signature";

    private Unreasoned() {}

    static ChatMessage of(ChatMessage message) {
        if (!(message instanceof AiMessage answer)
                || (answer.thinking() == null && !answer.attributes().containsKey(SIGNATURE))) {
            return message;
        }
        var attributes = new HashMap<>(answer.attributes());
        attributes.remove(SIGNATURE);
        return answer.toBuilder().thinking(null).attributes(attributes).build();
    }
}
