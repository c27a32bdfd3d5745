package dev.outcrop.model;

import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answered model call.
 *
 * @param model the one that answered, which a fallback or canary may have changed
 * @param stopReason Bedrock's own word, such as {@code end_turn}, also where LangChain4j does not know it
 * @param requestId AWS's own; null where the response had none
 * @param attempts HTTP requests sent, at least 1
 * @param guardrail what a guardrail found, a phrase each; nothing of what was said itself
 */
public record CallReport(
        ModelRef model,
        String stopReason,
        Usage usage,
        Timing timing,
        @Nullable String requestId,
        int attempts,
        List<String> guardrail) {

    public CallReport {
        guardrail = List.copyOf(guardrail);
    }

    /** A call that no guardrail had anything to say about. */
    public CallReport(
            ModelRef model, String stopReason, Usage usage, Timing timing, @Nullable String requestId, int attempts) {
        this(model, stopReason, usage, timing, requestId, attempts, List.of());
    }

    /**
     * Wall time on the caller's side.
     *
     * @param firstToken until the first text of a stream; null for calls that do not stream
     */
    public record Timing(Duration latency, @Nullable Duration firstToken) {}
}
