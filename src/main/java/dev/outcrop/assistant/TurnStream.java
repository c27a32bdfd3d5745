package dev.outcrop.assistant;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolExecution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token stream whose turn begins with {@link #start()} and is kept before the application hears that it is complete.
 *
 * <p>As with LangChain4j's own: set up by one thread, started once.
 */
final class TurnStream implements TokenStream {

    private final Engines engines;
    private final Supplier<@Nullable TurnMemory> memories;
    private final Function<@Nullable TurnMemory, Turn> turns;
    private final List<Consumer<TokenStream>> setUp = new ArrayList<>();
    private final List<Consumer<ChatResponse>> whole = new ArrayList<>();
    private final List<Consumer<Throwable>> failure = new ArrayList<>();

    TurnStream(Engines engines, Supplier<@Nullable TurnMemory> memories, Function<@Nullable TurnMemory, Turn> turns) {
        this.engines = engines;
        this.memories = memories;
        this.turns = turns;
    }

    @Override
    public TokenStream onPartialResponse(Consumer<String> handler) {
        return with(stream -> stream.onPartialResponse(handler));
    }

    @Override
    public TokenStream onPartialResponseWithContext(BiConsumer<PartialResponse, PartialResponseContext> handler) {
        return with(stream -> stream.onPartialResponseWithContext(handler));
    }

    @Override
    public TokenStream onPartialThinking(Consumer<PartialThinking> handler) {
        return with(stream -> stream.onPartialThinking(handler));
    }

    @Override
    public TokenStream onPartialThinkingWithContext(BiConsumer<PartialThinking, PartialThinkingContext> handler) {
        return with(stream -> stream.onPartialThinkingWithContext(handler));
    }

    @Override
    public TokenStream onPartialToolCall(Consumer<PartialToolCall> handler) {
        return with(stream -> stream.onPartialToolCall(handler));
    }

    @Override
    public TokenStream onPartialToolCallWithContext(BiConsumer<PartialToolCall, PartialToolCallContext> handler) {
        return with(stream -> stream.onPartialToolCallWithContext(handler));
    }

    @Override
    public TokenStream onRetrieved(Consumer<List<Content>> handler) {
        return with(stream -> stream.onRetrieved(handler));
    }

    @Override
    public TokenStream onIntermediateResponse(Consumer<ChatResponse> handler) {
        return with(stream -> stream.onIntermediateResponse(handler));
    }

    @Override
    public TokenStream beforeToolExecution(Consumer<BeforeToolExecution> handler) {
        return with(stream -> stream.beforeToolExecution(handler));
    }

    @Override
    public TokenStream onToolExecuted(Consumer<ToolExecution> handler) {
        return with(stream -> stream.onToolExecuted(handler));
    }

    @Override
    public TokenStream onCompleteResponse(Consumer<ChatResponse> handler) {
        whole.add(handler);
        return this;
    }

    @Override
    public TokenStream onError(Consumer<Throwable> handler) {
        failure.add(handler);
        return this;
    }

    @Override
    public TokenStream ignoreErrors() {
        failure.add(ignored -> {});
        return this;
    }

    /**
     * Begins the turn; waits where the turn before it on the same memory has not ended.
     *
     * @throws IllegalConfigurationException as LangChain4j's own streams do, when it was set up wrongly
     */
    @Override
    public void start() {
        if (whole.size() > 1) {
            throw new IllegalConfigurationException("onCompleteResponse can be invoked on TokenStream at most 1 time");
        }
        if (failure.size() != 1) {
            throw new IllegalConfigurationException(
                    "One of [onError, ignoreErrors] must be invoked on TokenStream exactly 1 time");
        }
        new Run(memories.get()).start();
    }

    private TokenStream with(Consumer<TokenStream> handler) {
        setUp.add(handler);
        return this;
    }

    /** The started turn. */
    private final class Run implements StreamedTurn.Ending {

        private final @Nullable TurnMemory memory;
        private final Turn turn;
        private final Engine engine = engines.take();

        Run(@Nullable TurnMemory memory) {
            this.memory = memory;
            this.turn = turns.apply(memory);
        }

        void start() {
            var stream = new StreamedTurn(turn, this);
            try {
                var answer = engine.stream(stream)
                        .onCompleteResponse(stream::answered)
                        .onError(stream::failed);
                setUp.forEach(handler -> handler.accept(answer));
                answer.start();
            } catch (RuntimeException e) {
                stream.failed(e);
            }
        }

        @Override
        public void answered(ChatResponse response) {
            try {
                keep(AnsweredTurn.streamed(turn, response));
            } catch (RuntimeException e) {
                failed(e);
                return;
            }
            engines.giveBack(engine);
            whole.forEach(handler -> handler.accept(response));
        }

        private void keep(Reply reply) {
            if (memory != null) {
                try (memory) {
                    memory.keep(reply);
                }
            }
        }

        @Override
        public void failed(Throwable thrown) {
            if (memory != null) {
                memory.close();
            }
            var told = thrown instanceof RuntimeException known ? Failures.forApplication(known, turn) : thrown;
            failure.forEach(handler -> handler.accept(told));
        }
    }
}
