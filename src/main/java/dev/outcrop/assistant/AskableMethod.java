package dev.outcrop.assistant;

import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * A declared method and the prompt that it fills.
 *
 * @param use null for a method on LangChain4j's own annotations
 */
record AskableMethod(DeclaredMethod declared, @Nullable PromptUse use) {

    String name() {
        return declared.name();
    }

    /** The prompt as its file is now; null for a method on LangChain4j's own annotations. */
    @Nullable
    Prompt prompt(@Nullable String variant) {
        if (use != null) {
            return use.now(variant);
        }
        if (variant != null) {
            throw OutcropException.input(
                    declared.label() + " fills no prompt file, so there is no variant \"" + variant + "\" of it.",
                    "Put its words into a template file and name that with @Prompt.");
        }
        return null;
    }
}
