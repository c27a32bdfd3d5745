package dev.outcrop.assistant;

import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the method that a question is for. */
final class MethodChoice {

    private final String assistant;
    private final List<AskableMethod> methods;

    MethodChoice(String assistant, List<AskableMethod> methods) {
        this.assistant = assistant;
        this.methods = methods;
    }

    /**
     * The method that is named, or the only one, or the one of several on the same prompt that fits best: text that is there
     * at once before streams, and with memory where there is a talk.
     *
     * @throws OutcropException of kind input: none of this name, none that fits, or several
     */
    QuestionBinding bind(Question question, @Nullable TurnMemory memory) {
        var named = named(question.method());
        if (named.size() == 1) {
            return bind(named.get(0), question);
        }
        var prompt = named.get(0).declared().prompt();
        var samePrompt = prompt != null
                && named.stream()
                        .allMatch(method -> prompt.equals(method.declared().prompt()));
        if (!samePrompt) {
            throw ambiguous(named);
        }
        return bindBest(named, question, memory);
    }

    private List<AskableMethod> named(@Nullable String name) {
        if (name == null) {
            return methods;
        }
        var named =
                methods.stream().filter(method -> method.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw OutcropException.input(
                    "Assistant \"" + assistant + "\" has no method \"" + name + "\".",
                    Nearest.remedy(name, names(methods)));
        }
        return named;
    }

    private QuestionBinding bindBest(List<AskableMethod> candidates, Question question, @Nullable TurnMemory memory) {
        var fitting = new ArrayList<AskableMethod>();
        OutcropException refusal = null;
        for (var candidate : preferred(candidates, MethodChoice::isText)) {
            try {
                bind(candidate, question);
                fitting.add(candidate);
            } catch (OutcropException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        if (fitting.isEmpty()) {
            throw Objects.requireNonNull(refusal, "no candidate and no refusal");
        }
        var best = preferred(
                fitting, method -> method.declared().first(Role.MEMORY_ID).isPresent() == (memory != null));
        if (best.size() > 1) {
            throw ambiguous(best);
        }
        return bind(best.get(0), question);
    }

    private static boolean isText(AskableMethod method) {
        return method.declared().answer().form() == AnswerType.Form.TEXT;
    }

    /** Those that are preferred, or all where none is. */
    private static List<AskableMethod> preferred(List<AskableMethod> methods, Predicate<AskableMethod> preference) {
        var preferred = methods.stream().filter(preference).toList();
        return preferred.isEmpty() ? methods : preferred;
    }

    private static QuestionBinding bind(AskableMethod method, Question question) {
        return QuestionBinding.of(
                method.declared(), method.prompt(question.setting().variant()), question);
    }

    private OutcropException ambiguous(List<AskableMethod> candidates) {
        return OutcropException.input(
                "Assistant \"" + assistant + "\" has several methods for this question: " + names(candidates) + ".",
                "Name one of them, such as " + assistant + "."
                        + candidates.get(0).name() + ".");
    }

    private static List<String> names(List<AskableMethod> methods) {
        return methods.stream().map(AskableMethod::name).distinct().toList();
    }
}
