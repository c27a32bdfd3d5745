package dev.outcrop.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.CallReport.Timing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call's way through its models: which is asked now, what follows a failure, what is said in the end.
 *
 * <p>Used by one thread at a time.
 */
final class Course {

    /** Another model is asked for these alone: it would be refused the same request, the same access, the same prompt. */
    private static final Set<ErrorKind> OTHERS_MAY_ANSWER =
            EnumSet.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE, ErrorKind.MODEL_NOT_READY);

    private final Turn turn;
    private final Operation operation;
    private final long begun;
    private final Retries retries;
    private ChatRequest request;
    private boolean shortened;
    private int index;

    Course(Turn turn, Operation operation, ChatRequest request) {
        this.turn = turn;
        this.operation = operation;
        this.request = request;
        this.begun = turn.line().time().nanos();
        this.retries = new Retries(
                turn.line().time(), turn.line().around().random(), turn.effort().requests(), deadline());
        retries.turnTo(turn.versions().size() - 1);
    }

    /** When the total timeout ends. */
    long deadline() {
        return begun + turn.effort().total().toNanos();
    }

    ModelVersion version() {
        return turn.versions().get(index);
    }

    Lane lane() {
        return turn.line().lanes().of(version().config().id());
    }

    Exchange exchange() {
        var name = turn.context().turn();
        return new Exchange(
                turn.line().told(name),
                retries::sending,
                new Tape(turn.line().around().switchboard(), name));
    }

    Duration elapsed() {
        return turn.line().time().since(begun);
    }

    Duration left() {
        return retries.left();
    }

    /** The request as it is sent now. */
    ChatRequest request() {
        return request;
    }

    /** What the request asks that the model is known not to give; empty where nothing is known against it. */
    Optional<Failure> refusal() {
        return version().refusal(request);
    }

    /**
     * What follows a failure.
     *
     * @param begunToShow whether the caller has heard of the answer: then nothing is sent again
     * @return how long to wait before the request is sent, to the same model or to the next; empty where it is over
     */
    Optional<Duration> after(Failure failure, boolean begunToShow) {
        var wait = retries.after(failure);
        if (begunToShow) {
            return Optional.empty();
        }
        if (wait.isPresent()) {
            if (failure.kind() == ErrorKind.CREDENTIALS) {
                turn.line().clients().renewCredentials();
            }
            return wait;
        }
        if (failure.kind() == ErrorKind.CONTEXT_OVERFLOW) {
            return shorten(failure);
        }
        if (index + 1 == turn.versions().size() || retries.exhausted() || !OTHERS_MAY_ANSWER.contains(failure.kind())) {
            return Optional.empty();
        }
        var failed = version();
        index++;
        retries.turnTo(turn.versions().size() - 1 - index);
        turn.line().lanes().of(failed.config().id()).gaveWay(failed, failure, version());
        return Optional.of(Duration.ZERO);
    }

    /** Sends less, once, where the turn knows what to leave out. */
    private Optional<Duration> shorten(Failure failure) {
        if (shortened || retries.exhausted()) {
            return Optional.empty();
        }
        var shorter = turn.context().shortening().shorten(request, Overflow.counted(failure.message()));
        if (shorter.isEmpty()) {
            return Optional.empty();
        }
        lane().leftOut(
                        version(),
                        request.messages().size() - shorter.get().messages().size());
        request = shorter.get();
        shortened = true;
        retries.turnTo(turn.versions().size() - 1 - index);
        return Optional.of(Duration.ZERO);
    }

    void report(Exchange exchange, @Nullable Duration firstToken) {
        if (index == 0) {
            lane().tookBack(version());
        }
        var report = new CallReport(
                version().ref(),
                exchange.stopReason(),
                version().usage(exchange.tokens()),
                new Timing(elapsed(), firstToken),
                exchange.requestId(),
                Math.max(1, retries.sent()),
                exchange.guardrail());
        CallLog.answered(report, exchange, retries.billed());
        turn.context().calls().accept(report);
    }

    CallException error(Failure failure, String partialText) {
        var trace = new Trace(retries.sent(), failure.mark().requestId(), partialText, retries.billed());
        CallLog.failed(version(), failure, elapsed(), retries.sent(), retries.billed());
        var ours = Failures.ours(failure);
        if (ours.isPresent()) {
            var known = ours.get();
            return new CallException(known.kind(), known.problem(), known.remedy(), trace, null);
        }
        return new Explanation(version(), operation, turn, request).of(failure, trace);
    }
}
