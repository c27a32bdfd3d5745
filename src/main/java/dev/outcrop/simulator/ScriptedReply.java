package dev.outcrop.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator answers to one request: text, a tool call, or both. Placeholders such as {@code {{city}}} and {@code
 * {{toolResult.shipped}}} are filled when it answers.
 *
 * @param pace how fast it is sent
 */
public record ScriptedReply(String text, @Nullable ToolUse tool, Pace pace) {

    public static ScriptedReply text(String text) {
        return new ScriptedReply(text, null, Pace.AT_ONCE);
    }

    /** A tool call that the reply makes. */
    public record ToolUse(String name, Map<String, Object> arguments) {}

    /** Milliseconds before the first token, and tokens a second after it; 0 for at once. */
    public record Pace(long firstTokenMs, double tokensPerSecond) {
        public static final Pace AT_ONCE = new Pace(0, 0);
    }
}
