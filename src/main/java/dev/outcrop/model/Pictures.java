package dev.outcrop.model;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;

/** The pictures of a request, which not every model takes. */
final class Pictures {

    static final String NOT_TAKEN = "it takes no pictures";

    private Pictures() {}

    static boolean anyIn(ChatRequest request) {
        return request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .flatMap(message -> ((UserMessage) message).contents().stream())
                .anyMatch(ImageContent.class::isInstance);
    }
}
