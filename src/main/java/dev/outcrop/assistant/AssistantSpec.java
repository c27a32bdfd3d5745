package dev.outcrop.assistant;

import dev.outcrop.config.CallSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes an assistant. Exactly one of type and prompt is given.
 *
 * @param type the declared interface, or null for a prompt alone
 * @param prompt the prompt's name, or null for an interface
 * @param model the short name that answers, or null where the prompt's front matter names it
 * @param tools classes with {@code @Tool} methods, beside those that the annotation names
 * @param overflow what becomes of a talk that no longer fits into the model's window
 * @param settings what Bedrock is asked in place of what the model's own line says
 */
public record AssistantSpec(
        String name,
        @Nullable Class<?> type,
        @Nullable String prompt,
        @Nullable String model,
        List<Class<?>> tools,
        Overflow overflow,
        CallSettings settings) {
    public AssistantSpec {
        tools = List.copyOf(tools);
    }

    /** An assistant that asks nothing of Bedrock beside what its model's line says. */
    public AssistantSpec(
            String name,
            @Nullable Class<?> type,
            @Nullable String prompt,
            @Nullable String model,
            List<Class<?>> tools,
            Overflow overflow) {
        this(name, type, prompt, model, tools, overflow, CallSettings.NONE);
    }

    /** An assistant whose talks fail when they no longer fit. */
    public AssistantSpec(
            String name,
            @Nullable Class<?> type,
            @Nullable String prompt,
            @Nullable String model,
            List<Class<?>> tools) {
        this(name, type, prompt, model, tools, Overflow.FAIL);
    }
}
