package dev.outcrop.assistant;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Models;
import dev.outcrop.prompt.Prompts;
import java.util.List;

/** Builds assistants: every method, placeholder and prompt input is checked at once. Thread-safe. */
public final class Assistants {

    private final Prompts prompts;
    private final Models models;
    private final Memories memories;

    private Assistants(Prompts prompts, Models models, Memories memories) {
        this.prompts = prompts;
        this.models = models;
        this.memories = memories;
    }

    public static Assistants of(Prompts prompts, Models models, Memories memories) {
        return new Assistants(prompts, models, memories);
    }

    /**
     * Checks and builds one assistant; no model is called.
     *
     * @throws OutcropException of kind input with every fault, each naming interface, method and parameter
     */
    public BuiltAssistant build(AssistantSpec spec) {
        var faults = new FaultList();
        var declaration = Declaration.read(spec, faults);
        var methods = declaration.methods().stream()
                .map(method -> method.prompt() == null
                        ? new AskableMethod(method, null)
                        : new AskableMethod(method, PromptUse.of(method, prompts)))
                .toList();
        var toolbox = Toolbox.of(declaration.label(), declaration.tools(), faults);
        checkPrompts(methods, faults);
        checkModel(spec, declaration.label(), methods, toolbox, faults);
        faults.throwIfAny();
        var engines = engines(declaration, toolbox);
        return new DeclaredAssistant(spec, methods, models, memories, new Asker(engines, toolbox));
    }

    private static void checkPrompts(List<AskableMethod> methods, FaultList faults) {
        for (var method : methods) {
            try {
                var unused = method.prompt(null);
            } catch (OutcropException e) {
                faults.add(method.declared().label(), e);
            }
        }
    }

    private void checkModel(
            AssistantSpec spec, String label, List<AskableMethod> methods, Toolbox toolbox, FaultList faults) {
        if (!faults.isEmpty() && spec.model() == null) {
            return;
        }
        var choice = new ModelChoice(spec, models, toolbox);
        for (var method : methods) {
            try {
                var unused = choice.find(null, spec.model() == null ? method.prompt(null) : null);
            } catch (OutcropException e) {
                faults.add(spec.model() == null ? method.declared().label() : label, e);
            }
        }
    }

    /** LangChain4j has the last word on an interface. */
    private static Engines engines(Declaration declaration, Toolbox toolbox) {
        try {
            return Engines.of(declaration.type(), toolbox);
        } catch (RuntimeException e) {
            throw new OutcropException(ErrorKind.INPUT, declaration.label() + ": " + reason(e), remedy(e), e);
        }
    }

    private static String reason(RuntimeException refusal) {
        return refusal.getCause() instanceof ReflectiveOperationException cause
                ? "a guardrail cannot be made: " + cause
                : String.valueOf(refusal.getMessage());
    }

    private static String remedy(RuntimeException refusal) {
        return refusal.getCause() instanceof ReflectiveOperationException
                ? "Give it a public constructor without arguments that works."
                : "";
    }
}
