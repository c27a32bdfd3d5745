package dev.outcrop.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import dev.outcrop.model.Limiter.Permit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One streamed call, from the request to its one terminal callback.
 *
 * <p>It sends on the caller's thread at first and on the callbacks' threads afterwards, one step at a time.
 */
final class StreamCall implements Watch.Watched {

    private final Line line;
    private final Course course;
    private final Answer answer;
    private final Consumer<StreamCall> ended;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable StreamGuard guard;
    private volatile @Nullable CompletableFuture<Permit> waiting;
    private volatile boolean cancelled;

    StreamCall(Turn turn, ChatRequest request, StreamingChatResponseHandler user, Consumer<StreamCall> ended) {
        this.line = turn.line();
        this.course = new Course(turn, Operation.CONVERSE_STREAM, request);
        this.answer = new Answer(user, course::elapsed, this::cancel);
        this.ended = ended;
    }

    void begin() {
        line.clients().enter();
        line.around().watch().begin(this);
        attempt();
    }

    /** Begins where its turn has been cancelled before: nothing is sent. */
    void beginCancelled() {
        line.clients().enter();
        line.around().watch().begin(this);
        cancelled = true;
        failed(Failure.CANCELLED);
    }

    @Override
    public void look(long nanos) {
        // An exchange under way has timers of its own; this is for a call that waits for its turn.
        if (guard == null && nanos - course.deadline() >= 0) {
            aside(Failure.of(ErrorKind.MODEL_TIMEOUT, "no answer within the total timeout", Mark.FINAL));
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        var sent = guard;
        if (sent == null) {
            aside(Failure.CANCELLED);
        } else {
            sent.cancel();
        }
    }

    private void attempt() {
        var refusal = course.refusal();
        if (refusal.isPresent()) {
            failed(refusal.get());
            return;
        }
        var turn = course.lane().limiter().acquire();
        if (turn.isDone()) {
            send(turn.join());
        } else {
            var unused = turn.thenAcceptAsync(this::send, line.around().callbacks());
            giveUpWhenOver(turn);
        }
    }

    private void giveUpWhenOver(CompletableFuture<Permit> turn) {
        waiting = turn;
        if (over.get()) {
            Limiter.giveUp(turn);
        }
    }

    private void send(Permit permit) {
        var closed = over.get() ? Optional.of(Failure.CANCELLED) : course.lane().closed();
        if (closed.isPresent()) {
            permit.released();
            failed(closed.get());
            return;
        }
        var exchange = course.exchange();
        var sent = new StreamGuard(exchange, line, course.deadline(), new Ending(permit, exchange));
        guard = sent;
        try {
            var client =
                    new StreamWireClient(course.version().over(line.clients().async()), exchange, sent);
            new ConverseStreamingChatModel(client, course.version().parts()).chat(course.request(), answer);
        } catch (RuntimeException e) {
            sent.fail(exchange.asked() ? StreamFailures.of(e, exchange) : Failures.refused(e));
        }
        if (cancelled) {
            sent.cancel();
        }
    }

    private void failed(Failure failure) {
        var wait = cancelled ? Optional.<Duration>empty() : course.after(failure, answer.begun());
        if (wait.isEmpty()) {
            conclude(failure);
            return;
        }
        Runnable again = () -> line.around().callbacks().execute(this::attempt);
        if (wait.get().isZero()) {
            again.run();
        } else {
            var unused = line.time().after(wait.get(), again);
        }
        if (cancelled) {
            aside(Failure.CANCELLED);
        }
    }

    private void aside(Failure failure) {
        line.around().callbacks().execute(() -> conclude(failure));
    }

    private void conclude(Failure failure) {
        if (end()) {
            answer.failed(course.error(failure, answer.text()));
        }
    }

    private boolean end() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        var turn = waiting;
        if (turn != null) {
            Limiter.giveUp(turn);
        }
        line.around().watch().end(this);
        line.clients().leave();
        ended.accept(this);
        return true;
    }

    /** How one exchange of the call ended. */
    private final class Ending implements StreamGuard.Listener {

        private final Permit permit;
        private final Exchange exchange;

        Ending(Permit permit, Exchange exchange) {
            this.permit = permit;
            this.exchange = exchange;
        }

        @Override
        public void whole() {
            var unread = answer.unread();
            if (unread.isPresent()) {
                failed(StreamFailures.of(unread.get(), exchange).of(exchange));
                return;
            }
            course.lane().answered();
            permit.answered();
            exchange.tape().whole();
            if (end()) {
                answer.complete(() -> course.report(exchange, answer.firstToken()), exchange.requestId());
            }
        }

        @Override
        public void failed(Failure failure) {
            guard = null;
            course.lane().failed(failure.kind());
            permit.failed(failure.kind());
            StreamCall.this.failed(failure);
        }
    }
}
