package dev.outcrop.assistant;

import dev.langchain4j.data.message.Content;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompt;
import dev.outcrop.prompt.PromptId;
import dev.outcrop.prompt.RenderedPrompt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn says to the model before it is put into messages.
 *
 * @param prompt the filled prompt; null where LangChain4j's annotations say it
 * @param user the user's words as they are; null where LangChain4j makes the user message from a template or contents
 * @param attached what stands before the words
 */
record Words(@Nullable RenderedPrompt prompt, @Nullable String user, List<Content> attached) {

    Words {
        attached = List.copyOf(attached);
    }

    /** Words alone. */
    Words(@Nullable RenderedPrompt prompt, @Nullable String user) {
        this(prompt, user, List.of());
    }

    Words with(List<Content> attachments) {
        return new Words(prompt, user, attachments);
    }

    /**
     * Fills a prompt.
     *
     * @param values by name; those that the prompt does not use are passed over
     * @param user what the user says, where the prompt has no words for it
     * @throws OutcropException of kind input: what the prompt refuses, or nothing is left to say
     */
    static Words of(DeclaredMethod method, Prompt prompt, Map<String, Object> values, @Nullable String user) {
        var rendered = prompt.render(values);
        var said = prompt.hasUserMessage() ? rendered.user() : user;
        if (said != null && said.isBlank()) {
            throw OutcropException.input(
                    method.label() + ": there is nothing to ask, the user's words are empty.",
                    "Say something, or let the prompt say it in its user section.");
        }
        return new Words(rendered, said);
    }

    @Nullable
    PromptId promptId() {
        return prompt == null ? null : prompt.id();
    }
}
