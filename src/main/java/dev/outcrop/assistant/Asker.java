package dev.outcrop.assistant;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.outcrop.catalog.ModelCard.Ability;
import dev.outcrop.model.Model;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Asks a turn and waits for its reply. Thread-safe. */
final class Asker {

    /** How long a cancelled stream may take to say how it ended. */
    private static final long GRACE_SECONDS = 2;

    private final Engines engines;
    private final Toolbox toolbox;

    Asker(Engines engines, Toolbox toolbox) {
        this.engines = engines;
        this.toolbox = toolbox;
    }

    Engines engines() {
        return engines;
    }

    Toolbox toolbox() {
        return toolbox;
    }

    /**
     * Asks; blocks until the answer is whole.
     *
     * @param setting who is told of pieces as they stream in, where the method and the model can stream; else of a whole text
     *     once
     */
    Reply ask(Turn turn, Question.Setting setting) {
        var onText = setting.onText();
        if (onText == null) {
            return whole(turn);
        }
        if (canStream(turn)) {
            return pieces(turn, onText, Objects.requireNonNullElse(setting.onReasoning(), piece -> {}));
        }
        var reply = whole(turn);
        if (turn.method().answer().form() != AnswerType.Form.VALUE) {
            onText.accept(reply.text());
        }
        return reply;
    }

    /** Guardrails hold an answer back until it is whole, so that streaming it would only cost. */
    private boolean canStream(Turn turn) {
        return turn.method().answer().form() != AnswerType.Form.VALUE
                && !engines.guardsAnswersOf(turn.method())
                && canStream(turn.setting().model());
    }

    private boolean canStream(Model model) {
        var needed = toolbox.tools().isEmpty() ? Ability.STREAMING : Ability.STREAMING_TOOLS;
        return model.card().map(card -> card.abilities().contains(needed)).orElse(true);
    }

    private Reply whole(Turn turn) {
        var engine = engines.take();
        var reply = AnsweredTurn.whole(turn, engine.ask(turn));
        engines.giveBack(engine);
        return reply;
    }

    private Reply pieces(Turn turn, Consumer<String> onText, Consumer<String> onReasoning) {
        var answer = new CompletableFuture<ChatResponse>();
        var stream = new StreamedTurn(turn, new StreamedTurn.Ending() {
            @Override
            public void answered(ChatResponse response) {
                answer.complete(response);
            }

            @Override
            public void failed(Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        var engine = engines.take();
        engine.stream(stream)
                .onPartialThinking(piece -> stream.piece(piece.text(), onReasoning))
                .onPartialResponse(piece -> stream.piece(piece, onText))
                .onCompleteResponse(stream::answered)
                .onError(stream::failed)
                .start();
        var reply = AnsweredTurn.streamed(turn, await(answer, stream));
        engines.giveBack(engine);
        return reply;
    }

    private static ChatResponse await(CompletableFuture<ChatResponse> answer, StreamedTurn stream) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            stream.cancel();
            try {
                return cancelled(answer, stream);
            } finally {
                Thread.currentThread().interrupt();
            }
        } catch (ExecutionException e) {
            throw thrown(Objects.requireNonNull(e.getCause()));
        }
    }

    /** The stream says itself how far it came; one that does not is given up. */
    private static ChatResponse cancelled(CompletableFuture<ChatResponse> answer, StreamedTurn stream) {
        try {
            return answer.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw thrown(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException | TimeoutException e) {
            var cancellation = stream.cancellation();
            stream.failed(cancellation);
            throw cancellation;
        }
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException("a stream failed with a checked exception", failure);
    }
}
