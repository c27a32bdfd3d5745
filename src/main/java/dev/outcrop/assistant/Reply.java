package dev.outcrop.assistant;

import dev.outcrop.prompt.PromptId;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assistant's answer.
 *
 * @param text what the model said last, raw; of a method that returns text, what guardrails have left of it
 * @param value the typed value of a method that returns one, else the text
 * @param prompt the prompt that was filled; null for a method on LangChain4j's own annotations
 * @param toolCalls in the order of execution
 * @param reasoning what the model thought before it answered and let be seen, of all its calls; empty where nothing
 */
public record Reply(
        String text,
        @Nullable Object value,
        ModelRef model,
        @Nullable PromptId prompt,
        List<ToolCall> toolCalls,
        Receipt receipt,
        String reasoning) {

    public Reply {
        toolCalls = List.copyOf(toolCalls);
    }

    /** A reply without reasoning that the model let be seen. */
    public Reply(
            String text,
            @Nullable Object value,
            ModelRef model,
            @Nullable PromptId prompt,
            List<ToolCall> toolCalls,
            Receipt receipt) {
        this(text, value, model, prompt, toolCalls, receipt, "");
    }

    /** One executed tool call; the result is the text that the model was given. */
    public record ToolCall(String name, Map<String, Object> arguments, String result) {}

    /**
     * What the answer took, over all model calls of the turn.
     *
     * @param stopReason of the last call, Bedrock's own word
     * @param firstToken until the first text of a stream; null where nothing streamed
     * @param attempts HTTP requests sent, at least 1
     * @param requestId AWS's own of the last call; null where the response had none
     * @param detour in what it came about otherwise than asked
     */
    public record Receipt(
            String stopReason,
            Usage usage,
            Duration latency,
            @Nullable Duration firstToken,
            int attempts,
            @Nullable String requestId,
            Detour detour) {

        /** What an answer took that came about as it was asked for. */
        public Receipt(
                String stopReason,
                Usage usage,
                Duration latency,
                @Nullable Duration firstToken,
                int attempts,
                @Nullable String requestId) {
            this(stopReason, usage, latency, firstToken, attempts, requestId, Detour.NONE);
        }

        /**
         * In what an answer came about otherwise than it was asked for.
         *
         * @param insteadOf the model that was asked and gave way to a fallback; null where it answered itself
         * @param leftOut messages of the talk that were not sent, because the model's window has no room for them
         * @param guardrail what a guardrail of Bedrock's found, a phrase each
         */
        public record Detour(@Nullable ModelRef insteadOf, int leftOut, List<String> guardrail) {

            public static final Detour NONE = new Detour(null, 0);

            public Detour {
                guardrail = List.copyOf(guardrail);
            }

            /** A detour that no guardrail had anything to do with. */
            public Detour(@Nullable ModelRef insteadOf, int leftOut) {
                this(insteadOf, leftOut, List.of());
            }
        }
    }
}
