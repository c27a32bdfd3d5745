package dev.outcrop.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import dev.outcrop.model.Limiter.Permit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call that waits for its whole answer, on the caller's own thread. */
final class SyncCall {

    private final Line line;
    private final Course course;

    SyncCall(Turn turn, ChatRequest request) {
        this.line = turn.line();
        this.course = new Course(turn, Operation.CONVERSE, request);
    }

    ChatResponse answer() {
        line.clients().enter();
        var caller = line.around().callers().begin(course.deadline());
        try {
            while (true) {
                try {
                    return attempt(caller);
                } catch (Unanswered e) {
                    pause(caller, e.failure);
                }
            }
        } finally {
            line.around().callers().end(caller);
            line.clients().leave();
        }
    }

    private ChatResponse attempt(SyncCaller caller) throws Unanswered {
        caller.look(line.time().nanos());
        refuse(caller.brokenOff());
        refuse(course.refusal());
        var permit = permit();
        var closed = course.lane().closed();
        if (closed.isPresent()) {
            permit.released();
            throw new Unanswered(closed.get());
        }
        var exchange = course.exchange();
        var response = send(caller, exchange, permit);
        course.report(exchange, null);
        return response;
    }

    private static void refuse(Optional<Failure> failure) throws Unanswered {
        if (failure.isPresent()) {
            throw new Unanswered(failure.get());
        }
    }

    private ChatResponse send(SyncCaller caller, Exchange exchange, Permit permit) throws Unanswered {
        try {
            var client = new WireClient(course.version().over(line.clients().sync()), exchange);
            var response = new ConverseChatModel(client, course.version().parts()).chat(course.request());
            course.lane().answered();
            permit.answered();
            exchange.tape().whole();
            return response;
        } catch (RuntimeException e) {
            var failure = failure(caller, exchange, e);
            course.lane().failed(failure.kind());
            permit.failed(failure.kind());
            throw new Unanswered(failure);
        }
    }

    private static Failure failure(SyncCaller caller, Exchange exchange, RuntimeException thrown) {
        return caller.brokenOff()
                .orElseGet(() -> exchange.asked() ? Failures.of(thrown) : Failures.refused(thrown))
                .of(exchange);
    }

    private Permit permit() throws Unanswered {
        var turn = course.lane().limiter().acquire();
        try {
            return turn.get(course.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            Limiter.giveUp(turn);
            throw new Unanswered(Failure.of(
                    ErrorKind.THROTTLED, "other calls of this model are throttled and took all the time", Mark.FINAL));
        } catch (InterruptedException e) {
            Limiter.giveUp(turn);
            throw new Unanswered(Failure.CANCELLED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a permit is only ever given or cancelled", e);
        }
    }

    /** Waits where the request is to be sent again; ends the call where it is not. */
    private void pause(SyncCaller caller, Failure failure) {
        var wait = course.after(failure, false);
        if (wait.isEmpty()) {
            throw ended(caller, failure);
        }
        try {
            if (!wait.get().equals(Duration.ZERO)) {
                line.time().pause(wait.get());
            }
        } catch (InterruptedException e) {
            throw ended(caller, Failure.CANCELLED);
        }
    }

    private RuntimeException ended(SyncCaller caller, Failure failure) {
        if (failure.kind() == ErrorKind.CANCELLED && !caller.closed()) {
            // The flag was cleared on the way here; whoever called has to see that it was set.
            Thread.currentThread().interrupt();
        }
        return course.error(failure, "");
    }

    /** One request without an answer. */
    private static final class Unanswered extends Exception {

        private final transient Failure failure;

        Unanswered(Failure failure) {
            super(failure.message(), failure.cause(), false, false);
            this.failure = failure;
        }
    }
}
