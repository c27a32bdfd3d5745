package dev.outcrop.report;

import dev.outcrop.assistant.Reply;
import java.util.ArrayList;
import java.util.List;

/** In what an answer came about otherwise than it was asked for, in words. */
public final class DetourLines {

    private static final String INTERVENED = "guardrail_intervened";

    private DetourLines() {}

    /** A line each; none where it came about as asked. */
    public static List<Line> of(Reply reply) {
        var detour = reply.receipt().detour();
        var lines = new ArrayList<Line>();
        if (detour.insteadOf() != null) {
            lines.add(Line.of(
                    Tone.WARN,
                    "Answered by " + reply.model().name() + " (" + reply.model().id() + ") in place of "
                            + detour.insteadOf().name() + "."));
        }
        if (detour.leftOut() > 0) {
            lines.add(Line.of(
                    Tone.WARN,
                    "Answered without the " + Figures.count(detour.leftOut(), "oldest message")
                            + " of the talk: the model's window has no room for more."));
        }
        if (reply.receipt().stopReason().equals(INTERVENED)) {
            var found = detour.guardrail().isEmpty() ? "." : ": " + String.join(", ", detour.guardrail()) + ".";
            lines.add(Line.of(Tone.WARN, "The guardrail intervened" + found));
        }
        return lines;
    }
}
