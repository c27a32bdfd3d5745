package dev.outcrop.assistant;

import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Models;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An interface or a prompt alone that was checked and answers. */
final class DeclaredAssistant implements BuiltAssistant {

    private final AssistantSpec spec;
    private final List<AskableMethod> methods;
    private final MethodChoice choice;
    private final ModelChoice models;
    private final Memories memories;
    private final Asker asker;

    DeclaredAssistant(AssistantSpec spec, List<AskableMethod> methods, Models models, Memories memories, Asker asker) {
        this.spec = spec;
        this.methods = List.copyOf(methods);
        this.choice = new MethodChoice(spec.name(), this.methods);
        this.models = new ModelChoice(spec, models, asker.toolbox());
        this.memories = memories;
        this.asker = asker;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<String> methods() {
        return methods.stream().map(AskableMethod::name).distinct().toList();
    }

    @Override
    public List<String> inputs() {
        return methods.stream()
                .flatMap(method -> {
                    var prompt = method.prompt(null);
                    var words = Inputs.placeOfWords(method.declared(), prompt);
                    var needed = Inputs.needed(method.declared(), prompt).stream();
                    return words == null ? needed : Stream.concat(needed, Stream.of(words));
                })
                .distinct()
                .toList();
    }

    @Override
    public List<String> variables() {
        return methods.stream()
                .flatMap(method -> Inputs.all(method.declared(), method.prompt(null)))
                .distinct()
                .toList();
    }

    @Override
    public Reply answer(Question question, @Nullable TurnMemory memory) {
        var binding = choice.bind(question, memory);
        var arguments = binding.arguments(memory);
        var words = binding.words(arguments);
        var model = models.find(question.setting().model(), binding.prompt());
        var turn = Turn.of(
                binding.method(),
                arguments,
                words,
                new Turn.Setting(model, question.setting().turn(), memory, spec.overflow(), spec.settings()));
        var reply = asked(turn, question);
        if (memory != null) {
            memory.keep(reply);
        }
        return reply;
    }

    private Reply asked(Turn turn, Question question) {
        try {
            return asker.ask(turn, question.setting());
        } catch (RuntimeException e) {
            throw Failures.forQuestion(e, turn);
        }
    }

    @Override
    public <T> T as(Class<T> type) {
        var declared = spec.type();
        if (declared == null || !type.isAssignableFrom(declared)) {
            throw OutcropException.input(
                    "Assistant \"" + spec.name() + "\" is not a " + type.getName() + ".",
                    declared == null
                            ? "Ask it questions: it is a prompt alone and has no interface."
                            : "Use it as " + declared.getName() + ".");
        }
        var calls = new ApplicationCalls(
                declared, spec.name(), methods, new ApplicationTurns(models, memories, asker, spec), memories);
        return type.cast(Proxy.newProxyInstance(declared.getClassLoader(), new Class<?>[] {declared}, calls));
    }
}
