package dev.outcrop.assistant;

import dev.outcrop.model.Models;
import dev.outcrop.prompt.Prompts;

/** Builds assistants: every method, placeholder and prompt input is checked at once. Thread-safe. */
public final class Assistants {

    private Assistants() {}

    public static Assistants of(Prompts prompts, Models models, Memories memories) {
        throw new UnsupportedOperationException("assistant");
    }

    /**
     * Checks and builds one assistant.
     *
     * @throws dev.outcrop.error.OutcropException of kind input with every fault, each naming interface, method and parameter
     */
    public BuiltAssistant build(AssistantSpec spec) {
        throw new UnsupportedOperationException("assistant");
    }
}
