package dev.outcrop.prompt;

import java.util.Collection;
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

    /** The file as it is, its line ends as {@code \n}. */
    String source();

    /** The file with its partials put in: what the hash is of. */
    String resolvedSource();

    /** Whether the file has a {@code user:} section that ends it, so that a turn needs no text of its own. */
    boolean hasUserMessage();

    /**
     * Fills the template once; values are never parsed.
     *
     * <p>A value is a text, a number, a flag, a map with text keys, a collection or an array of such; any other object counts
     * as its text, and nothing else of it can be reached. A null counts as not given. A text is read as the type that its
     * input declares: {@code "3"} for a number, {@code "a, b"} or JSON for an array, JSON for an object. Values that the
     * template does not use are passed over.
     *
     * @throws dev.outcrop.error.OutcropException of kind input that names file, line, variable and the valid ones
     */
    RenderedPrompt render(Map<String, ?> values);

    /**
     * Refuses names that this template does not use, for callers whose values are meant for it alone.
     *
     * <p>{@link #render} itself takes more values than it needs: those of a conversation serve several prompts.
     *
     * @throws dev.outcrop.error.OutcropException of kind input that names every such name and the valid ones
     */
    void requireKnown(Collection<String> names);

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
