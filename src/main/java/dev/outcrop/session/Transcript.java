package dev.outcrop.session;

import dev.outcrop.assistant.Reply;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Usage;
import java.time.Instant;
import java.util.List;

/** A kept talk, turn by turn. */
public record Transcript(SessionSummary summary, List<Turn> turns) {

    public Transcript {
        turns = List.copyOf(turns);
    }

    /** One turn; prompt is name, variant and hash as {@code explainer.terse@a1b2c3d4e5f6}, empty where there was none. */
    public record Turn(
            int number,
            Instant at,
            String user,
            String assistant,
            List<Reply.ToolCall> toolCalls,
            ModelRef model,
            String prompt,
            Usage usage) {
        public Turn {
            toolCalls = List.copyOf(toolCalls);
        }
    }
}
