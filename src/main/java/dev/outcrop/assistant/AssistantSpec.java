package dev.outcrop.assistant;

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
 */
public record AssistantSpec(
        String name,
        @Nullable Class<?> type,
        @Nullable String prompt,
        @Nullable String model,
        List<Class<?>> tools,
        Overflow overflow) {
    public AssistantSpec {
        tools = List.copyOf(tools);
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
