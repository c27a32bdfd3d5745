package dev.outcrop.assistant;

import dev.outcrop.catalog.ModelCard.Ability;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Model;
import dev.outcrop.model.Models;
import dev.outcrop.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/** Finds the model that answers for one assistant, as the configuration is now. Thread-safe. */
final class ModelChoice {

    private final AssistantSpec spec;
    private final Models models;
    private final Toolbox toolbox;

    ModelChoice(AssistantSpec spec, Models models, Toolbox toolbox) {
        this.spec = spec;
        this.models = models;
        this.toolbox = toolbox;
    }

    /**
     * The model that is asked for, else the assistant's own, else the one that the prompt names.
     *
     * @throws OutcropException of kind input: none is named, it is not configured, or it cannot use the assistant's tools
     */
    Model find(@Nullable String wanted, @Nullable Prompt prompt) {
        var name = wanted != null ? wanted : spec.model();
        if (name == null && prompt != null) {
            name = prompt.model();
        }
        if (name == null) {
            throw OutcropException.input(
                    "Assistant \"" + spec.name() + "\" has no model.",
                    "Give it one of " + models.names() + " in outcrop.yaml.");
        }
        var model = models.named(name);
        if (!canUseTools(model)) {
            throw OutcropException.input(
                    "Assistant \"" + spec.name() + "\" has tools " + toolbox.names() + ", and model \""
                            + model.ref().name() + "\" (" + model.ref().id() + ") has no use of tools.",
                    "Give it another model, or take its tools away.");
        }
        return model;
    }

    /** A model that nobody knows anything of is given the chance. */
    private boolean canUseTools(Model model) {
        return toolbox.tools().isEmpty()
                || model.card()
                        .map(card -> card.abilities().contains(Ability.TOOLS))
                        .orElse(true);
    }
}
