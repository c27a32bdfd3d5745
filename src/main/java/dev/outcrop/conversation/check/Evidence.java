package dev.outcrop.conversation.check;

import dev.outcrop.assistant.Reply.ToolCall;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check looks at: one turn, or a whole conversation with its turns summed up.
 *
 * @param text the assistant's text; of a whole conversation the last one
 * @param error what failed instead of an answer, or null
 */
public record Evidence(
        String text,
        List<ToolCall> toolCalls,
        String stopReason,
        Usage usage,
        Times times,
        @Nullable OutcropException error) {

    public Evidence {
        toolCalls = List.copyOf(toolCalls);
    }

    /**
     * Wall time on the caller's side.
     *
     * @param firstToken null where nothing streamed
     */
    public record Times(Duration latency, @Nullable Duration firstToken) {}
}
