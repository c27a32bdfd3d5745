package dev.outcrop.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;

/** How large a message is: its characters, which tokens are about proportional to. Images and documents count nothing. */
public final class MessageSize {

    private MessageSize() {}

    public static long of(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text().length();
        }
        if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .mapToLong(content ->
                            content instanceof TextContent text ? text.text().length() : 0)
                    .sum();
        }
        if (message instanceof AiMessage answer) {
            return length(answer.text())
                    + answer.toolExecutionRequests().stream()
                            .mapToLong(MessageSize::of)
                            .sum();
        }
        return message instanceof ToolExecutionResultMessage result && result.hasSingleText()
                ? result.text().length()
                : 0;
    }

    private static long of(ToolExecutionRequest call) {
        return length(call.name()) + length(call.arguments());
    }

    private static long length(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
