package dev.outcrop.assistant;

import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.guardrail.GuardrailService;
import dev.langchain4j.service.memory.ChatMemoryService;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One LangChain4j AI service whose parts are set anew for each turn.
 *
 * <p>Making one costs LangChain4j three searches of the class path, so engines are used again by {@link Engines}; each serves
 * one turn at a time. Not thread-safe.
 */
final class Engine {

    /** Answers nothing: an engine is checked when it is made, before it has a model. */
    private static final ChatModel NO_MODEL = new ChatModel() {};

    private final Parts parts;
    private final Object service;
    private final InvocationHandler calls;

    private Engine(Parts parts, Object service) {
        this.parts = parts;
        this.service = service;
        this.calls = Proxy.getInvocationHandler(service);
    }

    /**
     * Makes and checks a service.
     *
     * @throws RuntimeException where LangChain4j refuses the interface
     */
    static Engine of(Class<?> type, GuardrailService guardrails, Toolbox toolbox) {
        var parts = new Parts(type, guardrails);
        var service = AiServices.<Object>builder(parts)
                .chatModel(NO_MODEL)
                .chatMemoryProvider(id -> {
                    throw new IllegalStateException("no turn");
                })
                .tools(toolbox.tools())
                // One more than this house's own bound, whose failure says more.
                .maxToolCallingRoundTrips(AskedModel.MAX_TOOL_ROUNDS + 1)
                .hallucinatedToolNameStrategy(request -> ToolExecutionResultMessage.from(
                        request,
                        "There is no tool named \"" + request.name() + "\". Use one of " + toolbox.names() + "."))
                .toolArgumentsErrorHandler((error, context) -> ToolErrorHandlerResult.text(Toolbox.failure(error)))
                .toolExecutionErrorHandler((error, context) -> ToolErrorHandlerResult.text(Toolbox.failure(error)))
                .build();
        return new Engine(parts, service);
    }

    /** Asks and waits; the declared type comes back. */
    @Nullable
    Object ask(Turn turn) {
        set(turn, Delivery.WHOLE);
        parts.streamingChatModel = null;
        var asked = new AskedModel(turn);
        parts.chatModel = new AskedChatModel(turn.setting().model().chat(turn.context(asked.trimming())), asked);
        return invoke(turn);
    }

    /** Makes the stream of a turn; nothing is sent before it is started. */
    TokenStream stream(StreamedTurn stream) {
        var turn = stream.turn();
        set(turn, Delivery.PIECES);
        parts.chatModel = null;
        var asked = new AskedModel(turn);
        var model = turn.setting().model().streaming(turn.context(asked.trimming()));
        stream.on(model);
        parts.streamingChatModel = new AskedStreamingModel(model, asked, stream);
        return (TokenStream) Objects.requireNonNull(invoke(turn));
    }

    private void set(Turn turn, Delivery delivery) {
        var words = turn.words();
        var user = words.user();
        var prompt = words.prompt();
        parts.returnType = turn.method().answer().asked(delivery).orElse(null);
        parts.chatMemoryService = new ChatMemoryService(turn.memory());
        parts.systemMessageTransformer =
                prompt == null ? null : (text, context) -> prompt.system().isEmpty() ? null : prompt.system();
        parts.userMessageProvider = id -> Optional.ofNullable(user).map(VerbatimMessage::standIn);
        parts.retrievalAugmentor = VerbatimMessage.of(words);
        parts.toolService.afterToolExecution(turn.minutes()::executed);
    }

    private @Nullable Object invoke(Turn turn) {
        try {
            return calls.invoke(service, turn.method().method(), turn.standIns());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a declared method of LangChain4j threw what it does not declare", e);
        }
    }

    /** LangChain4j's parts, with guardrails that all engines of an assistant share. */
    private static final class Parts extends AiServiceContext {

        private final GuardrailService guardrails;

        Parts(Class<?> type, GuardrailService guardrails) {
            super(type);
            this.guardrails = guardrails;
        }

        @Override
        public GuardrailService guardrailService() {
            return guardrails;
        }
    }
}
