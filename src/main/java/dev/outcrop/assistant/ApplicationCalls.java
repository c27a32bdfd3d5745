package dev.outcrop.assistant;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind the declared interface in application code. Thread-safe. */
final class ApplicationCalls implements InvocationHandler {

    private static final @Nullable Object[] NOTHING = {};

    private final Class<?> type;
    private final String assistant;
    private final Map<Method, AskableMethod> methods;
    private final ApplicationTurns turns;
    private final Memories memories;

    ApplicationCalls(
            Class<?> type, String assistant, List<AskableMethod> methods, ApplicationTurns turns, Memories memories) {
        this.type = type;
        this.assistant = assistant;
        this.methods = methods.stream()
                .collect(Collectors.toMap(method -> method.declared().method(), Function.identity()));
        this.turns = turns;
        this.memories = memories;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        var arguments = given == null ? NOTHING : given;
        var askable = methods.get(method);
        if (askable != null) {
            return turns.run(askable, arguments);
        }
        if (method.isDefault()) {
            return ofInterface(proxy, method, arguments);
        }
        if (method.getDeclaringClass() == ChatMemoryAccess.class) {
            return memoryAccess(method, arguments[0]);
        }
        return ofObject(proxy, method, arguments);
    }

    /** A default method, also of an interface that is not public: the JDK's own way refuses those. */
    private static @Nullable Object ofInterface(Object proxy, Method method, @Nullable Object[] arguments)
            throws Throwable {
        var declaring = method.getDeclaringClass();
        return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
                .unreflectSpecial(method, declaring)
                .bindTo(proxy)
                .invokeWithArguments(arguments);
    }

    private @Nullable Object memoryAccess(Method method, @Nullable Object memoryId) {
        var id = Objects.requireNonNull(memoryId, "a memory id of null");
        return switch (method.getName()) {
            case "getChatMemory" -> snapshot(id);
            case "evictChatMemory" -> memories.forget(assistant, id);
            default -> throw new UnsupportedOperationException("LangChain4j's " + method);
        };
    }

    /** The talk as it is now: what is added to it reaches nobody. Null where nothing was said, as with LangChain4j. */
    private @Nullable ChatMemory snapshot(Object id) {
        try (var turn = memories.begin(assistant, id)) {
            var messages = turn.memory().messages();
            if (messages.isEmpty()) {
                return null;
            }
            var snapshot = MessageWindowChatMemory.builder()
                    .id(id)
                    .maxMessages(messages.size())
                    .build();
            messages.forEach(snapshot::add);
            return snapshot;
        }
    }

    private Object ofObject(Object proxy, Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> type.getSimpleName() + " (assistant \"" + assistant + "\")";
            default -> throw new IllegalStateException("an unchecked method: " + method);
        };
    }
}
