package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code assistants:}. Exactly one of interface and prompt is given.
 *
 * @param interfaceName the fully qualified name of the Java interface, or null for a prompt alone
 * @param prompt the prompt's name (with {@code .variant} where one is meant), or null for an interface
 * @param model the short name that answers; null only where the prompt's front matter names one
 */
public record AssistantConfig(
        String name,
        @Nullable String interfaceName,
        @Nullable String prompt,
        @Nullable String model,
        Conduct conduct,
        Place at) {

    /**
     * How the assistant goes about its work.
     *
     * @param tools fully qualified names of classes with {@code @Tool} methods and a public no-argument constructor
     */
    public record Conduct(Memory memory, Overflow overflow, List<String> tools) {
        public Conduct {
            tools = List.copyOf(tools);
        }
    }

    /** How much of a talk is sent again with each turn; 0 where that bound is not set. Default: 20 messages. */
    public record Memory(int messages, int tokens) {
        public static final Memory DEFAULT = new Memory(20, 0);
    }

    /** What happens when a talk no longer fits into the model's window. */
    public enum Overflow {
        FAIL,
        TRIM
    }
}
