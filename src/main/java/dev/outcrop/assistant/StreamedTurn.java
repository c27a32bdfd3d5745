package dev.outcrop.assistant;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.CancellableStreamingChatModel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A turn that streams, from its first call to its one end. Thread-safe. */
final class StreamedTurn {

    private final Turn turn;
    private final Ending ending;
    private boolean over;
    private boolean cancelled;
    private @Nullable CancellableStreamingChatModel model;
    private @Nullable Thread working;

    /** Told once how the turn ended. */
    interface Ending {
        void answered(ChatResponse response);

        void failed(Throwable failure);
    }

    StreamedTurn(Turn turn, Ending ending) {
        this.turn = turn;
        this.ending = ending;
    }

    Turn turn() {
        return turn;
    }

    /** The model whose calls are stopped with the turn. */
    synchronized void on(CancellableStreamingChatModel streaming) {
        model = streaming;
    }

    /** Whether anybody still waits for what streams in. */
    synchronized boolean isLive() {
        return !over && !cancelled;
    }

    /** Hands on a piece of text, never after the turn has ended. */
    void piece(String text, Consumer<String> onText) {
        synchronized (this) {
            if (!over && !cancelled) {
                onText.accept(text);
            }
        }
    }

    void answered(ChatResponse response) {
        if (end()) {
            ending.answered(response);
        }
    }

    void failed(Throwable failure) {
        if (end()) {
            stop();
            ending.failed(failure);
        }
    }

    /** Stops what is under way; the turn fails as soon as that has stopped. */
    void cancel() {
        synchronized (this) {
            if (over) {
                return;
            }
            cancelled = true;
        }
        stop();
    }

    /**
     * Runs what follows a whole answer: tools, guardrails, the next call.
     *
     * <p>Stopping the turn interrupts it. LangChain4j's guardrails would otherwise wait for ever for a second answer that
     * failed.
     */
    void work(Runnable work) {
        synchronized (this) {
            working = Thread.currentThread();
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                working = null;
                if (over || cancelled) {
                    // The flag was meant for this turn; the thread goes on to others.
                    var unused = Thread.interrupted();
                }
            }
        }
    }

    /** The failure of a turn that was cancelled before or between its calls. */
    CallException cancellation() {
        return new CallException(
                ErrorKind.CANCELLED,
                turn.method().label() + ": the answer was cancelled.",
                "",
                new CallException.Trace(
                        turn.minutes().attempts(), null, turn.minutes().partial(), true),
                null);
    }

    private synchronized boolean end() {
        var first = !over;
        over = true;
        return first;
    }

    private void stop() {
        CancellableStreamingChatModel calls;
        synchronized (this) {
            calls = model;
            if (working != null && working != Thread.currentThread()) {
                working.interrupt();
            }
        }
        if (calls != null) {
            calls.cancel();
        }
    }
}
