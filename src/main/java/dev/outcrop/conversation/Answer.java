package dev.outcrop.conversation;

import dev.outcrop.assistant.Reply;
import dev.outcrop.conversation.check.Evidence;
import dev.outcrop.conversation.check.Evidence.Times;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking: a reply or a failure.
 *
 * @param broken the failure after which a reply was asked for again; null where the first answer counts
 * @param waited until the failure; a reply says itself how long it took
 */
record Answer(
        @Nullable Reply reply,
        @Nullable OutcropException error,
        @Nullable OutcropException broken,
        Duration waited) {

    /** What breaks a stream off and may well be over a moment later. */
    private static final Set<ErrorKind> BREAKS = EnumSet.of(
            ErrorKind.INCOMPLETE_STREAM, ErrorKind.CORRUPT_STREAM, ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE);

    static Answer of(Reply reply) {
        return new Answer(reply, null, null, Duration.ZERO);
    }

    static Answer failed(OutcropException error, Duration waited) {
        return new Answer(null, error, null, waited);
    }

    /** The same, asked for after another one broke off. */
    Answer after(Answer other) {
        return new Answer(reply, error, other.error, waited);
    }

    /** Whether a stream broke off after its first text: such a call is not sent again, the turn may be asked again. */
    boolean brokeOff() {
        return error instanceof CallException call
                && BREAKS.contains(call.kind())
                && !call.trace().partialText().isEmpty();
    }

    /** What checks of the turn look at. */
    Evidence evidence() {
        return reply == null ? ofFailure() : of(List.of(reply));
    }

    private Evidence ofFailure() {
        var trace = error instanceof CallException call ? call.trace() : CallException.Trace.NONE;
        var usage = trace.maybeBilled() ? new Usage(Tokens.UNKNOWN, null) : Usage.NONE;
        return new Evidence(trace.partialText(), List.of(), "", usage, new Times(waited, null), error);
    }

    /** What checks of a whole conversation look at: the last reply, with what all of them took. */
    static Evidence of(List<Reply> replies) {
        if (replies.isEmpty()) {
            return new Evidence("", List.of(), "", Usage.NONE, new Times(Duration.ZERO, null), null);
        }
        var last = replies.get(replies.size() - 1);
        return new Evidence(
                last.text(),
                replies.stream().flatMap(reply -> reply.toolCalls().stream()).toList(),
                last.receipt().stopReason(),
                replies.stream().map(reply -> reply.receipt().usage()).reduce(Usage.NONE, Usage::plus),
                times(replies),
                null);
    }

    private static Times times(List<Reply> replies) {
        var latency = replies.stream().map(reply -> reply.receipt().latency()).reduce(Duration.ZERO, Duration::plus);
        Stream<@Nullable Duration> firstTokens =
                replies.stream().map(reply -> reply.receipt().firstToken());
        return new Times(
                latency,
                firstTokens.filter(Objects::nonNull).max(Duration::compareTo).orElse(null));
    }
}
