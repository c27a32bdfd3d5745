package dev.outcrop.assistant;

import dev.outcrop.prompt.Prompt;
import dev.outcrop.prompt.Prompts;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The prompt of one method, as its file is now. Thread-safe. */
final class PromptUse {

    private final DeclaredMethod method;
    private final Prompts prompts;
    private final String declared;
    /** The versions that were found to fit, by name: as many as there are variants. */
    private final Map<String, String> fitting = new ConcurrentHashMap<>();

    private PromptUse(DeclaredMethod method, Prompts prompts, String declared) {
        this.method = method;
        this.prompts = prompts;
        this.declared = declared;
    }

    static PromptUse of(DeclaredMethod method, Prompts prompts) {
        return new PromptUse(method, prompts, Objects.requireNonNull(method.prompt(), "a method without a prompt"));
    }

    /**
     * The prompt or a variant of it.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: there is none, or its file has changed so that it no longer
     *     fits the method
     */
    Prompt now(@Nullable String variant) {
        var name = variant == null ? declared : declared.split("\\.", 2)[0] + "." + variant;
        var prompt = prompts.named(name);
        var hash = prompt.id().hash();
        if (!hash.equals(fitting.get(name))) {
            var faults = new FaultList();
            PromptCheck.run(method, prompt, faults);
            faults.throwIfAny();
            fitting.put(name, hash);
        }
        return prompt;
    }
}
