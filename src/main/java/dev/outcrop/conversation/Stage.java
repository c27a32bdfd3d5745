package dev.outcrop.conversation;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.config.Backend;
import dev.outcrop.session.Session;
import dev.outcrop.usage.ModelRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run needs of its project: who can be talked to, and who answers. Thread-safe. */
public interface Stage {

    /** Who answers model calls. */
    Backend backend();

    /** The names of the declared assistants. */
    Set<String> assistants();

    /** The short names of the configured models. */
    Set<String> models();

    /**
     * A declared assistant, built.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: all that does not fit between interface, prompt and model
     */
    BuiltAssistant assistant(String name);

    /**
     * The model that an assistant is asked on.
     *
     * @param override another short name than the assistant's own, or null
     */
    ModelRef model(String assistant, @Nullable String override);

    /** A talk that is forgotten with the object. */
    Session talk(BuiltAssistant assistant);
}
