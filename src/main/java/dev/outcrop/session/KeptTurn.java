package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.outcrop.assistant.Reply;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A turn that succeeded.
 *
 * @param messages what it added to the talk, in order, without system messages
 */
record KeptTurn(Instant at, List<ChatMessage> messages, Reply reply) {

    KeptTurn {
        messages = List.copyOf(messages);
    }

    /** What the user said: the text of the turn's first user message; empty where there is none. */
    String userText() {
        return messages.stream()
                .filter(UserMessage.class::isInstance)
                .map(UserMessage.class::cast)
                .findFirst()
                .map(KeptTurn::text)
                .orElse("");
    }

    private static String text(UserMessage message) {
        return message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }
}
