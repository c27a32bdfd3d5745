package dev.outcrop.report;

import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.RunResult.Ending;
import dev.outcrop.conversation.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A run for people: one line a conversation as it comes, then the transcripts of what did not pass, the totals, and who
 * answered.
 *
 * <p>At most {@value #TRANSCRIPTS} transcripts are shown, and of conversations that met one and the same failure only the
 * first; the other forms have them all. Not thread-safe.
 */
public final class TextReport {

    private static final int TRANSCRIPTS = 20;

    private final int nameWidth;
    private final Consumer<Line> out;
    private final Attempts.Gatherer gatherer = new Attempts.Gatherer(this::conversation);
    private final List<Outcome> toTranscribe = new ArrayList<>();
    private final Map<String, Long> failures = new LinkedHashMap<>();
    private final Map<Status, Long> conversations = new EnumMap<>(Status.class);
    private long attempts;
    private long untold;

    /**
     * Begins a report.
     *
     * @param nameWidth columns for the names of conversations; a longer name moves what follows it
     */
    public TextReport(int nameWidth, Consumer<Line> out) {
        this.nameWidth = nameWidth;
        this.out = out;
    }

    /** Takes the next outcome in the order of the plan. */
    public void add(Outcome outcome) {
        attempts++;
        gatherer.add(outcome);
    }

    /** All attempts at a conversation were taken: its line is written at once, not with the next one's. */
    public void settle() {
        gatherer.flush();
    }

    /** Writes what follows the lines. */
    public void finish(RunResult result) {
        gatherer.flush();
        transcripts();
        out.accept(Line.EMPTY);
        ending(result.ending());
        out.accept(verdict());
        out.accept(figures(result));
        out.accept(Line.of(Tone.WARN, answeredBy(result.backend())));
    }

    private void conversation(Attempts group) {
        conversations.merge(group.status(), 1L, Long::sum);
        out.accept(line(group));
        for (var outcome : group.unmet()) {
            if (outcome.status() == Status.SKIPPED) {
                continue;
            }
            if (isMetAgain(outcome)) {
                continue;
            }
            if (toTranscribe.size() < TRANSCRIPTS) {
                toTranscribe.add(outcome);
            } else {
                untold++;
            }
        }
    }

    /** Counts a failure that a transcript tells of already; at most as many are told apart as there are transcripts. */
    private boolean isMetAgain(Outcome outcome) {
        var failure = Verdict.failure(outcome);
        if (failure.isEmpty()) {
            return false;
        }
        var known = failures.containsKey(failure.get());
        if (known || failures.size() < TRANSCRIPTS) {
            failures.merge(failure.get(), 1L, Long::sum);
        }
        return known;
    }

    private Line line(Attempts group) {
        var status = group.status();
        var first = group.first();
        var score = group.score();
        var line = Line.of(Glyph.tone(status), "  " + Glyph.of(status) + " ")
                .and(pad(title(first.subject()) + (score.isEmpty() ? "" : "  " + score), nameWidth))
                .and(Tone.DIM, " " + pad(first.model().name(), 10));
        if (status == Status.SKIPPED) {
            return line.and(
                    Tone.DIM, group.outcomes().stream().anyMatch(Attempts::begun) ? " not finished" : " not run");
        }
        if (status == Status.ERRORED) {
            return line.and(Tone.BAD, " " + Verdict.of(group.unmet().get(0)).type());
        }
        var usage = group.usage();
        var tokens = usage.tokens();
        return line.and(
                Tone.DIM,
                String.format(
                        Locale.ROOT,
                        " %8s %7s tok %11s",
                        Figures.time(group.time()),
                        (tokens.known() ? "" : "≥") + Figures.count(tokens.total()),
                        Figures.money(usage.costUsd())));
    }

    static String title(Outcome.Subject subject) {
        return subject.row() == 0 ? subject.name() : subject.name() + ", row " + subject.row();
    }

    private void transcripts() {
        for (var outcome : toTranscribe) {
            out.accept(Line.EMPTY);
            Transcript.of(outcome).forEach(out);
        }
        failures.forEach((failure, count) -> {
            if (count > 1) {
                out.accept(Line.EMPTY);
                out.accept(Line.of(Tone.BAD, "  ! " + Figures.count(count, "conversation") + " met this: " + failure));
            }
        });
        if (untold > 0) {
            out.accept(Line.EMPTY);
            out.accept(Line.of(
                    Tone.DIM,
                    "  and " + Figures.count(untold)
                            + " more that did not pass: see them all with --report json=FILE"));
        }
    }

    private void ending(Ending ending) {
        var words = switch (ending) {
            case COMPLETE -> "";
            case FAILED_FAST -> "Ended early: something did not pass, and --fail-fast was given.";
            case NO_ACCESS -> "Ended early: without access no other call would have been answered either.";
            case INTERRUPTED -> "Interrupted: what was finished is reported.";
        };
        if (!words.isEmpty()) {
            out.accept(Line.of(Tone.WARN, words));
        }
    }

    private Line verdict() {
        var all = conversations.values().stream().mapToLong(Long::longValue).sum();
        var line = Line.of(Tone.STRONG, Figures.count(all, "conversation"));
        if (attempts > all) {
            line = line.and(Tone.DIM, " in " + Figures.count(attempts, "attempt"));
        }
        line = line.and(": ");
        if (all == 0) {
            return line.and(Tone.WARN, "nothing to run");
        }
        var comma = "";
        for (var status : conversations.keySet()) {
            line = line.and(comma)
                    .and(
                            Glyph.tone(status),
                            Figures.count(conversations.getOrDefault(status, 0L)) + " " + status.word());
            comma = ", ";
        }
        return line;
    }

    private static Line figures(RunResult result) {
        var totals = result.totals();
        return Line.of(
                Tone.DIM,
                Figures.count(totals.turns(), "turn")
                        + " · "
                        + Figures.usage(totals.usage())
                        + (result.backend() == Backend.SIMULATOR || result.backend() == Backend.REPLAY
                                ? " at list price"
                                : "")
                        + " · "
                        + Figures.time(result.elapsed()));
    }

    /** Who answered, so that a scripted reply is never taken for a model's. */
    public static String answeredBy(Backend backend) {
        return switch (backend) {
            case SIMULATOR -> "Answered by the simulator, not by a model; nothing was billed.";
            case REPLAY -> "Answered from recordings, not by a model; nothing was billed.";
            // An endpoint of outcrop.yaml or of the environment may be a simulator or a proxy.
            case BEDROCK -> "Answered live, by Amazon Bedrock or the endpoint that is set in its place.";
            case RECORD -> "Answered live, and recorded; what had been recorded before was answered from there.";
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
