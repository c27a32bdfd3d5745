package dev.outcrop.prompt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One version of one template file, parsed with its partials. Immutable. */
public interface Prompt {

    PromptId id();

    /** Empty where the front matter has none. */
    String description();

    /** The short name of a model that the front matter asks for, or null. */
    @Nullable
    String model();

    /** The declared inputs, and variables that are used without being declared as required inputs of any type. */
    List<Input> inputs();

    /** The file as it is, and with partials put in: what the hash is of. */
    String source();

    String resolvedSource();

    /** Whether the file has a {@code user:} section that ends it, so that a turn needs no text of its own. */
    boolean hasUserMessage();

    /**
     * Fills the template once; values are never parsed.
     *
     * @throws dev.outcrop.error.OutcropException of kind input that names file, line, variable and the valid ones
     */
    RenderedPrompt render(Map<String, ?> values);

    /**
     * An input of the template.
     *
     * @param type string, number, integer, boolean, array, object, or any where it is not declared
     * @param fallback the default, or null where a value is required
     */
    record Input(
            String name,
            String type,
            String description,
            @Nullable Object fallback) {
        public boolean required() {
            return fallback == null;
        }
    }
}
