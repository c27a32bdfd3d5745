package dev.outcrop.assistant;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import java.util.List;

/**
 * Puts the user's words into the user message as they are.
 *
 * <p>LangChain4j reads every user message as a template, also one that a user typed: {@code {{x}}} in it would be an error,
 * or filled. The augmentor is its one way to say the user message after the templates are done, so a {@link #standIn} goes
 * through the template and the words take its place here.
 */
final class VerbatimMessage implements RetrievalAugmentor {

    private final String text;

    VerbatimMessage(String text) {
        this.text = text;
    }

    /** The words with nothing in them that a template engine would fill. */
    static String standIn(String text) {
        return text.isBlank() ? "-" : text.replace("{{", "{ {");
    }

    @Override
    public AugmentationResult augment(AugmentationRequest request) {
        var message = (UserMessage) request.chatMessage();
        var verbatim =
                message.toBuilder().contents(List.of(TextContent.from(text))).build();
        return new AugmentationResult(verbatim, List.of());
    }
}
