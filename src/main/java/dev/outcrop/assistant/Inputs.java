package dev.outcrop.assistant;

import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompt;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a method takes from a question, by name. */
final class Inputs {

    private Inputs() {}

    /** The names that need a value, in the order of the prompt or of the parameters. */
    static List<String> needed(DeclaredMethod method, @Nullable Prompt prompt) {
        return prompt == null
                ? method.parameters().stream()
                        .filter(parameter -> parameter.role() == Role.INPUT
                                || (parameter.role() == Role.LONE && method.hasUserTemplate()))
                        .map(DeclaredParameter::name)
                        .toList()
                : prompt.inputs().stream()
                        .filter(Prompt.Input::required)
                        .map(Prompt.Input::name)
                        .toList();
    }

    /** Every name that a value can be given for. */
    static Stream<String> all(DeclaredMethod method, @Nullable Prompt prompt) {
        var ofMethod = method.parameters().stream()
                .filter(parameter -> parameter.role() == Role.INPUT
                        || parameter.role() == Role.USER_NAME
                        || (parameter.role() == Role.LONE && prompt == null))
                .map(DeclaredParameter::name);
        return prompt == null
                ? ofMethod
                : Stream.concat(prompt.inputs().stream().map(Prompt.Input::name), ofMethod);
    }

    /** The parameter that takes what the user says; null where the prompt says it, or a template of LangChain4j. */
    static @Nullable String placeOfWords(DeclaredMethod method, @Nullable Prompt prompt) {
        if ((prompt != null && prompt.hasUserMessage()) || method.hasUserTemplate()) {
            return null;
        }
        return method.first(Role.TEXT)
                .or(() -> method.first(Role.LONE))
                .map(DeclaredParameter::name)
                .orElse(null);
    }

    /**
     * The input that the text of a question is for: the one that needs a value and has none yet, or else the only one that
     * could have another value than its default.
     */
    static String placeOfText(DeclaredMethod method, @Nullable Prompt prompt, Set<String> taken, String text) {
        var needed = needed(method, prompt).stream()
                .filter(name -> !taken.contains(name))
                .toList();
        if (needed.size() == 1) {
            return needed.get(0);
        }
        var open = needed.isEmpty()
                ? all(method, prompt)
                        .filter(name -> !taken.contains(name))
                        .distinct()
                        .toList()
                : needed;
        if (open.size() == 1) {
            return open.get(0);
        }
        throw open.isEmpty()
                ? OutcropException.input(
                        "The text " + Values.shown(text) + " has no place in " + method.label()
                                + ", whose inputs all have a value.",
                        "Leave it out.")
                : OutcropException.input(
                        method.label() + " cannot tell which of " + open + " the text " + Values.shown(text) + " is.",
                        "Give values as variables until one is left.");
    }
}
