package dev.outcrop.assistant;

import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Model;
import dev.outcrop.prompt.Prompt;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns that application code asks for by calling methods of the declared interface. Thread-safe. */
final class ApplicationTurns {

    private final ModelChoice models;
    private final Memories memories;
    private final Asker asker;
    private final AssistantSpec spec;

    ApplicationTurns(ModelChoice models, Memories memories, Asker asker, AssistantSpec spec) {
        this.models = models;
        this.memories = memories;
        this.asker = asker;
        this.spec = spec;
    }

    /** Asks and returns what the method declares; a stream is only made, its turn begins when it is started. */
    @Nullable
    Object run(AskableMethod method, @Nullable Object[] arguments) {
        var declared = method.declared();
        var prompt = method.prompt(null);
        var words = words(declared, prompt, arguments);
        var model = models.find(null, prompt);
        Supplier<@Nullable TurnMemory> begin = () -> begin(declared, arguments);
        if (declared.answer().form() == AnswerType.Form.STREAM) {
            return new TurnStream(
                    asker.engines(), begin, memory -> Turn.of(declared, arguments, words, setting(model, memory)));
        }
        try (var memory = begin.get()) {
            var turn = Turn.of(declared, arguments, words, setting(model, memory));
            var reply = asked(turn);
            if (memory != null) {
                memory.keep(reply);
            }
            return returned(declared.method(), reply.value());
        }
    }

    private Turn.Setting setting(Model model, @Nullable TurnMemory memory) {
        return new Turn.Setting(model, null, memory, spec.overflow(), spec.settings());
    }

    private Reply asked(Turn turn) {
        try {
            return asker.ask(turn, Question.Setting.DEFAULT);
        } catch (RuntimeException e) {
            throw Failures.forApplication(e, turn);
        }
    }

    private @Nullable TurnMemory begin(DeclaredMethod method, @Nullable Object[] arguments) {
        var parameter = method.first(Role.MEMORY_ID);
        if (parameter.isEmpty()) {
            return null;
        }
        var id = arguments[parameter.get().index()];
        if (id == null) {
            throw missing(method, parameter.get(), "it names the talk");
        }
        return memories.begin(spec.name(), id);
    }

    private static Words words(DeclaredMethod method, @Nullable Prompt prompt, @Nullable Object[] arguments) {
        var said = said(method, prompt, arguments);
        if (prompt == null) {
            return new Words(null, method.all(Role.INPUT).isEmpty() ? said : null);
        }
        var values = method.values(arguments);
        requireInputs(method, prompt, values);
        return Words.of(method, prompt, values, said);
    }

    /** The text that the user says; null where the prompt says it, or where LangChain4j makes it of another type. */
    private static @Nullable String said(DeclaredMethod method, @Nullable Prompt prompt, @Nullable Object[] arguments) {
        if (Inputs.placeOfWords(method, prompt) == null) {
            return null;
        }
        var parameter =
                method.first(Role.TEXT).or(() -> method.first(Role.LONE)).orElseThrow();
        var argument = arguments[parameter.index()];
        if (argument == null) {
            throw missing(method, parameter, "it is what the user says");
        }
        return argument instanceof CharSequence text ? text.toString() : null;
    }

    private static void requireInputs(DeclaredMethod method, Prompt prompt, Map<String, Object> values) {
        for (var name : Inputs.needed(method, prompt)) {
            if (!values.containsKey(name)) {
                var parameter = method.parameters().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst();
                throw parameter
                        .map(found ->
                                missing(method, found, "prompt \"" + prompt.id().fullName() + "\" needs it"))
                        .orElseGet(() -> OutcropException.input(
                                method.label() + ": no value for \"" + name + "\", and prompt \""
                                        + prompt.id().fullName() + "\" needs it.",
                                "Put it into the map."));
            }
        }
    }

    private static OutcropException missing(DeclaredMethod method, DeclaredParameter parameter, String why) {
        return OutcropException.input(
                method.label() + ", parameter " + parameter.shown() + ": the argument is null, and " + why + ".",
                "Give it a value.");
    }

    /** Null where the method returns nothing, or a tool's result that was none stands for the answer. */
    private static @Nullable Object returned(Method method, @Nullable Object value) {
        var type = MethodType.methodType(method.getReturnType()).wrap().returnType();
        return type.isInstance(value) ? value : null;
    }
}
