package dev.outcrop.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator answers to one request: text, a tool call, or both. Immutable.
 *
 * <p>Placeholders such as {@code {{city}}} and {@code {{toolResult.shipped}}} in the text and in the arguments' texts are
 * filled when it answers; a value is never read for placeholders again, and a name without a value stays as it is.
 *
 * @param text may be empty
 * @param pace how fast it is sent
 * @param stopReason Bedrock's word, or any other that a client should be shown; null for the one that fits the reply
 * @param reasoning what the model thinks aloud before; null for what it would think anyway, where a request asks for that
 */
public record ScriptedReply(
        String text,
        @Nullable ToolUse tool,
        Pace pace,
        @Nullable String stopReason,
        @Nullable String reasoning) {

    /** The placeholder for what a tool has answered last. */
    static final String TOOL_RESULT = "toolResult";

    /** A reply with the stop reason that fits it. */
    public ScriptedReply(String text, @Nullable ToolUse tool, Pace pace) {
        this(text, tool, pace, null);
    }

    /** A reply without thoughts of its own. */
    public ScriptedReply(String text, @Nullable ToolUse tool, Pace pace, @Nullable String stopReason) {
        this(text, tool, pace, stopReason, null);
    }

    public static ScriptedReply text(String text) {
        return new ScriptedReply(text, null, Pace.AT_ONCE);
    }

    /** The same reply with its placeholders filled. */
    ScriptedReply filled(Placeholders placeholders) {
        var call = tool == null ? null : new ToolUse(tool.name(), placeholders.fillMap(tool.arguments()));
        var thoughts = reasoning == null ? null : placeholders.fill(reasoning);
        return new ScriptedReply(placeholders.fill(text), call, pace, stopReason, thoughts);
    }

    /** A tool call that the reply makes. */
    public record ToolUse(String name, Map<String, Object> arguments) {
        public ToolUse {
            // A copy that keeps the order, and nulls, which are JSON too.
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    /** Milliseconds before the first token, and tokens a second after it; 0 for at once. */
    public record Pace(long firstTokenMs, double tokensPerSecond) {

        public static final Pace AT_ONCE = new Pace(0, 0);

        /** When so many tokens have been sent, in nanoseconds from the request on. */
        long dueNanos(int tokens) {
            var spoken = tokensPerSecond > 0 ? tokens / tokensPerSecond * 1e9 : 0;
            return firstTokenMs * 1_000_000 + (long) spoken;
        }
    }
}
