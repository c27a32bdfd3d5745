package dev.outcrop.report;

import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.Status;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.OutcropException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a conversation did not pass, in one sentence.
 *
 * @param type the kind of the check or of the error
 */
record Verdict(String type, String message) {

    static Verdict of(Outcome outcome) {
        var turns = outcome.turns();
        for (var i = 0; i < turns.size(); i++) {
            var verdict = of(turns.get(i), "turn " + (i + 1) + ": ");
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return of(outcome.findings(), "conversation: ")
                .orElse(new Verdict(outcome.status().word(), outcome.status().word()));
    }

    /** The failure that ended a conversation, as one sentence; empty where it ended otherwise. */
    static Optional<String> failure(Outcome outcome) {
        return outcome.turns().stream()
                .filter(turn -> turn.status() == Status.ERRORED)
                .map(TurnOutcome::error)
                .filter(Objects::nonNull)
                .map(OutcropException::problem)
                .findFirst();
    }

    private static Optional<Verdict> of(TurnOutcome turn, String where) {
        if (turn.error() != null && turn.status() == Status.ERRORED) {
            var word = turn.error().kind().word();
            return Optional.of(
                    new Verdict(word, where + word + ": " + turn.error().getMessage()));
        }
        return of(turn.findings(), where);
    }

    private static Optional<Verdict> of(List<Finding> findings, String where) {
        return findings.stream()
                .filter(finding -> !finding.met())
                .map(finding -> new Verdict(
                        finding.kind(), where + finding.kind() + ": " + finding.detail() + " (" + finding.at() + ")"))
                .findFirst();
    }
}
