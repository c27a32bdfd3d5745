package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Plan;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Script;
import dev.outcrop.conversation.Status;
import dev.outcrop.recording.Recordings;
import dev.outcrop.report.Figures;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run did to the project's recordings, told on stderr: how many, what could not be kept, what is no longer used. */
final class RecordingNotes {

    private static final int MOST_SHOWN = 20;

    private final Terminal terminal;
    private final Outcrop outcrop;

    RecordingNotes(Terminal terminal, Outcrop outcrop) {
        this.terminal = terminal;
        this.outcrop = outcrop;
    }

    /** Tells nothing on backends without recordings. */
    void tell(Plan plan, RunResult result) {
        outcrop.recordings().ifPresent(recordings -> {
            if (result.backend() == Backend.RECORD) {
                recorded(recordings);
            }
            unused(recordings, plan, result);
        });
    }

    private void recorded(Recordings recordings) {
        var tally = recordings.tally();
        terminal.note(Line.of(
                Tone.DIM,
                "Recorded " + Figures.count(tally.recorded(), "answer") + " in " + Recordings.FOLDER + "; "
                        + Figures.count(tally.replayed()) + " had been recorded before."));
        lost(recordings);
    }

    /** Tells why answers were not recorded, where some were not. */
    void lost() {
        outcrop.recordings().ifPresent(this::lost);
    }

    private void lost(Recordings recordings) {
        recordings.tally().lost().forEach(reason -> terminal.note(Line.of(Tone.WARN, reason)));
    }

    private void unused(Recordings recordings, Plan plan, RunResult result) {
        var unused = recordings.unused(ended(plan, result), models(plan));
        if (unused.isEmpty()) {
            return;
        }
        terminal.note(Line.of(
                Tone.WARN,
                Figures.count(unused.size(), "recording") + (unused.size() == 1 ? " is" : " are")
                        + " no longer used; remove what you do not need:"));
        unused.stream().limit(MOST_SHOWN).forEach(one -> terminal.note(Line.of("  " + one.at() + ": " + one.what())));
        if (unused.size() > MOST_SHOWN) {
            terminal.note(Line.of(Tone.DIM, "  and " + Figures.count(unused.size() - MOST_SHOWN) + " more"));
        }
    }

    /** The scripts all of whose turns were asked: of the others nobody knows what they would have used. */
    private static Set<String> ended(Plan plan, RunResult result) {
        var files = plan.scripts().stream()
                .map(Script::about)
                .map(Script.About::file)
                .collect(Collectors.toSet());
        for (Outcome outcome : result.outcomes()) {
            var whole = outcome.turns().stream()
                    .noneMatch(turn -> turn.status() == Status.ERRORED || turn.status() == Status.SKIPPED);
            if (!whole) {
                files.remove(outcome.subject().file());
            }
        }
        return files;
    }

    private @Nullable Set<String> models(Plan plan) {
        var names = plan.options().models();
        return names.isEmpty()
                ? null
                : names.stream()
                        .map(name -> outcrop.models().named(name).ref().id())
                        .collect(Collectors.toSet());
    }
}
