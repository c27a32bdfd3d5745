package dev.outcrop.conversation;

import dev.outcrop.error.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code simulate:}: what the simulator answers to one model call of a turn.
 *
 * @param text raw, with its placeholders: some are known only when the simulator answers; may be empty
 * @param tool the tool call that the reply makes, or null
 * @param fault what goes wrong, in the words of the simulator's rules; empty where nothing does
 * @param at its place in the script
 */
public record SimulatedReply(String text, @Nullable ToolUse tool, Pace pace, Map<String, Object> fault, Place at) {

    public SimulatedReply {
        fault = Map.copyOf(fault);
    }

    /** A tool call; texts among the arguments may hold placeholders. */
    public record ToolUse(String name, Map<String, Object> arguments) {}

    /** Milliseconds before the first token, and tokens a second after it; 0 for at once. */
    public record Pace(long firstTokenMs, double tokensPerSecond) {
        public static final Pace AT_ONCE = new Pace(0, 0);
    }
}
