package dev.outcrop.session;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.outcrop.token.Tokens;
import org.jspecify.annotations.Nullable;

/** How many tokens a message is taken to have: its texts, and a few for what stands around them. */
final class MessageTokens {

    /** As the simulator counts them: the message, its role, a block. */
    static final int AROUND = 3;

    private MessageTokens() {}

    static int of(ChatMessage message) {
        return AROUND + ofTexts(message);
    }

    private static int ofTexts(ChatMessage message) {
        if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .mapToInt(content -> content instanceof TextContent text ? count(text.text()) : 0)
                    .sum();
        }
        if (message instanceof AiMessage answer) {
            return count(answer.text())
                    + answer.toolExecutionRequests().stream()
                            .mapToInt(call -> count(call.name()) + count(call.arguments()))
                            .sum();
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return count(result.text());
        }
        return message instanceof SystemMessage system ? count(system.text()) : 0;
    }

    private static int count(@Nullable String text) {
        return text == null ? 0 : Tokens.count(text);
    }
}
