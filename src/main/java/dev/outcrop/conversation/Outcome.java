package dev.outcrop.conversation;

import dev.outcrop.assistant.Reply;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.ModelRef;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one conversation ended: one data row of one script, once.
 *
 * @param findings of the checks on the whole conversation
 * @param tolerated true for an attempt that did not pass while enough of its siblings did
 */
public record Outcome(
        Subject subject,
        ModelRef model,
        Status status,
        List<TurnOutcome> turns,
        List<Finding> findings,
        boolean tolerated) {

    public Outcome {
        turns = List.copyOf(turns);
        findings = List.copyOf(findings);
    }

    /** The model that was to answer: the one that did, unless it was a fallback. */
    public ModelRef asked() {
        return turns.stream()
                .map(TurnOutcome::reply)
                .filter(Objects::nonNull)
                .map(reply -> reply.receipt().detour().insteadOf())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(model);
    }

    /** The same of an attempt that did not pass while enough of its siblings did. */
    Outcome asTolerated() {
        return new Outcome(subject, model, status, turns, findings, true);
    }

    /** What failed, where turns were not answered; empty unless errored. */
    public Stream<ErrorKind> errorKinds() {
        return turns.stream()
                .filter(turn -> turn.status() == Status.ERRORED)
                .map(TurnOutcome::error)
                .filter(Objects::nonNull)
                .map(OutcropException::kind);
    }

    /**
     * Which conversation it was.
     *
     * @param name the script's file name without its ending
     * @param file relative to the project
     * @param row of the data file from 1; 0 where there is none
     * @param attempt from 1
     */
    public record Subject(String name, String file, String assistant, int row, int attempt) {}

    /**
     * How one turn ended.
     *
     * @param user what was said, filled in
     * @param reply null where there was none
     * @param error what failed, also where asking again then brought a reply; or null
     */
    public record TurnOutcome(
            String user,
            @Nullable Reply reply,
            Status status,
            List<Finding> findings,
            @Nullable OutcropException error) {
        public TurnOutcome {
            findings = List.copyOf(findings);
        }
    }
}
