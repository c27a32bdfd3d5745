package dev.outcrop.recording;

import dev.outcrop.error.OutcropException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A request that no recording answers: which turn made it, what changed since, and how to record it. */
record Missing(RecordedRequest request, Occasion occasion, List<Recording> known) {

    /** How many of a conversation's recordings the request is compared with, nearest turns first. */
    private static final int MOST_COMPARED = 20;

    OutcropException failure() {
        return OutcropException.input(
                "No recording answers " + occasion.words() + "." + changed(),
                known.isEmpty() ? "Record it: " + command() : "Undo the change, or record it: " + command());
    }

    private String changed() {
        return known.stream()
                .filter(other -> other.request().operation().equals(request.operation()))
                .sorted(Comparator.comparing(
                        Recording::occasion,
                        Comparator.comparingInt((Occasion other) -> Math.abs(other.turn() - occasion.turn()))
                                .thenComparingInt(other -> Math.abs(other.row() - occasion.row()))
                                .thenComparingInt(other -> Math.abs(other.attempt() - occasion.attempt()))))
                .limit(MOST_COMPARED)
                .map(other -> new Near(other, Difference.between(other.request(), request)))
                .min(Comparator.comparingInt(near -> near.difference().size()))
                .map(Near::words)
                .orElse(
                        known.isEmpty()
                                ? " Nothing is recorded" + (occasion.isOfConversation() ? " of it." : " yet.")
                                : " No " + request.operation() + " is recorded of it.");
    }

    private String command() {
        return occasion.isOfConversation()
                ? "outcrop run " + occasion.conversation() + " --record"
                : "the same command with --backend record";
    }

    private record Near(Recording recording, Difference difference) {

        String words() {
            var turn = recording.occasion().turn();
            return " From the nearest, " + (turn == 0 ? "" : "turn " + turn + " in ") + recording.at()
                    + ", it differs so:\n"
                    + difference.lines().stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
        }
    }
}
