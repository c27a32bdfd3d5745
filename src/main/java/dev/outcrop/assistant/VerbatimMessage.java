package dev.outcrop.assistant;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the user's words into the user message as they are, and what is attached before them.
 *
 * <p>LangChain4j reads every user message as a template, also one that a user typed: {@code {{x}}} in it would be an error,
 * or filled. The augmentor is its one way to say the user message after the templates are done, so a {@link #standIn} goes
 * through the template and the words take its place here. LangChain4j adds pictures and
 * files of the method's own parameters after this.
 */
final class VerbatimMessage implements RetrievalAugmentor {

    private final @Nullable String text;
    private final List<Content> attached;

    private VerbatimMessage(@Nullable String text, List<Content> attached) {
        this.text = text;
        this.attached = attached;
    }

    /** The words of a turn; null where LangChain4j's own message is what is to be said. */
    static @Nullable VerbatimMessage of(Words words) {
        return words.user() == null && words.attached().isEmpty()
                ? null
                : new VerbatimMessage(words.user(), words.attached());
    }

    /** The words with nothing in them that a template engine would fill. */
    static String standIn(String text) {
        return text.isBlank() ? "-" : text.replace("{{", "{ {");
    }

    @Override
    public AugmentationResult augment(AugmentationRequest request) {
        var message = (UserMessage) request.chatMessage();
        var contents = new ArrayList<>(attached);
        contents.addAll(text == null ? message.contents() : List.of(TextContent.from(text)));
        return new AugmentationResult(message.toBuilder().contents(contents).build(), List.of());
    }
}
