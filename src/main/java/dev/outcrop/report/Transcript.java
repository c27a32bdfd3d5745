package dev.outcrop.report;

import dev.outcrop.assistant.Reply.ToolCall;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.Status;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.CallException;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a conversation that did not pass, and what was found wrong with it.
 *
 * <p>A message is cut after {@value #LINES} lines and {@value #CHARACTERS} characters; the other forms have it whole.
 */
final class Transcript {

    private static final String INDENT = " ".repeat(15);
    private static final int LINES = 40;
    private static final int CHARACTERS = 4_000;

    private final List<Line> lines = new ArrayList<>();

    private Transcript() {}

    static List<Line> of(Outcome outcome) {
        var transcript = new Transcript();
        transcript.head(outcome);
        outcome.turns().forEach(transcript::turn);
        transcript.findings(outcome.findings());
        return transcript.lines;
    }

    private void head(Outcome outcome) {
        var subject = outcome.subject();
        lines.add(Line.of(Glyph.tone(outcome.status()), Glyph.of(outcome.status()) + " ")
                .and(Tone.STRONG, TextReport.title(subject))
                .and(subject.attempt() == 1 ? "" : ", attempt " + subject.attempt())
                .and(
                        Tone.DIM,
                        "  " + subject.assistant() + " on " + outcome.model().name() + " ("
                                + outcome.model().id() + ")"));
    }

    private void turn(TurnOutcome turn) {
        said(Tone.STRONG, "user", turn.user(), turn.status() == Status.SKIPPED ? Tone.DIM : Tone.PLAIN);
        if (turn.status() == Status.SKIPPED) {
            lines.add(Line.of(Tone.DIM, INDENT + "(not run)"));
            return;
        }
        if (turn.reply() != null) {
            turn.reply().toolCalls().forEach(this::tool);
            said(Tone.STRONG, "assistant", turn.reply().text(), Tone.PLAIN);
            DetourLines.of(turn.reply()).forEach(line -> lines.add(line.indented(INDENT)));
        }
        error(turn.error(), turn.status());
        findings(turn.findings());
    }

    private void tool(ToolCall call) {
        said(Tone.DIM, "tool", call.name() + " " + Json.compact(call.arguments()) + " → " + call.result(), Tone.DIM);
    }

    private void error(@Nullable OutcropException error, Status status) {
        if (error == null) {
            return;
        }
        if (error instanceof CallException call && !call.trace().partialText().isEmpty()) {
            said(Tone.STRONG, "assistant", call.trace().partialText() + " …", Tone.PLAIN);
        }
        // An error that the script expects is part of the talk, not a fault.
        var tone = status == Status.ERRORED ? Tone.BAD : Tone.DIM;
        lines.add(Line.of(tone, "  ! " + error.kind().word()).and(Tone.DIM, trace(error)));
        block(Line.of("    "), "    ", error.problem(), tone);
        if (!error.remedy().isEmpty()) {
            block(Line.of("    "), "    ", error.remedy(), Tone.PLAIN);
        }
    }

    private static String trace(OutcropException error) {
        if (!(error instanceof CallException call) || call.trace().attempts() == 0) {
            return "";
        }
        var trace = call.trace();
        return "  "
                + Figures.count(trace.attempts(), "attempt")
                + (trace.requestId() == null ? "" : ", request id " + trace.requestId())
                + (trace.maybeBilled() ? ", maybe billed" : "");
    }

    private void findings(List<Finding> findings) {
        for (var finding : findings) {
            if (finding instanceof Finding.Unmet unmet) {
                lines.add(Line.of(Tone.BAD, "  ✗ " + unmet.kind()).and(Tone.DIM, "  " + unmet.at()));
                block(Line.of(Tone.DIM, "    " + pad("expected")), INDENT, unmet.expected(), Tone.PLAIN);
                block(Line.of(Tone.DIM, "    " + pad("got")), INDENT, unmet.came(), Tone.PLAIN);
            }
        }
    }

    private void said(Tone whoTone, String who, String text, Tone tone) {
        block(Line.of(whoTone, "    " + pad(who)), INDENT, text, tone);
    }

    private void block(Line first, String indent, String text, Tone tone) {
        var cut = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text;
        var rows = cut.lines().limit(LINES).toList();
        if (rows.isEmpty()) {
            rows = List.of("(nothing)");
        }
        lines.add(first.and(tone, rows.get(0)).hanging(indent.length()));
        rows.stream()
                .skip(1)
                .forEach(row -> lines.add(Line.of(indent).and(tone, row).hanging(indent.length())));
        if (cut.length() < text.length() || cut.lines().count() > LINES) {
            lines.add(Line.of(Tone.DIM, indent + "… of " + Figures.count(text.length(), "character")));
        }
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(0, INDENT.length() - 4 - text.length()));
    }
}
