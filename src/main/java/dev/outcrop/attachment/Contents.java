package dev.outcrop.attachment;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The contents of those messages that can have more than text: a user's, and a tool's results. */
final class Contents {

    private Contents() {}

    static List<Content> of(ChatMessage message) {
        if (message instanceof UserMessage user) {
            return user.contents();
        }
        return message instanceof ToolExecutionResultMessage result ? result.contents() : List.of();
    }

    /** The message with each content replaced, the last one first; the same message where none changes. */
    static ChatMessage replace(ChatMessage message, UnaryOperator<Content> with) {
        var contents = new ArrayList<>(of(message));
        var changed = false;
        for (var at = contents.size() - 1; at >= 0; at--) {
            var before = contents.get(at);
            contents.set(at, with.apply(before));
            changed |= contents.get(at) != before;
        }
        return changed ? with(message, contents) : message;
    }

    private static ChatMessage with(ChatMessage message, List<Content> contents) {
        return message instanceof ToolExecutionResultMessage result
                ? ToolExecutionResultMessage.builder()
                        .id(result.id())
                        .toolName(result.toolName())
                        .contents(contents)
                        .isError(result.isError())
                        .attributes(result.attributes())
                        .build()
                : ((UserMessage) message).toBuilder().contents(contents).build();
    }
}
