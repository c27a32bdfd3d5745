package dev.outcrop.assistant;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.outcrop.attachment.Attachment;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a question into the parameters of one method and the inputs of its prompt. */
final class QuestionBinding {

    /** LangChain4j refuses a missing memory id also where there is no memory. */
    private static final String NO_TALK = "default";

    private final DeclaredMethod method;
    private final @Nullable Prompt prompt;
    private final Map<String, Object> vars;
    private final List<String> needed;
    private final @Nullable String words;
    private final List<Content> attached = new ArrayList<>();

    private QuestionBinding(
            DeclaredMethod method,
            @Nullable Prompt prompt,
            Map<String, Object> vars,
            List<String> needed,
            @Nullable String words) {
        this.method = method;
        this.prompt = prompt;
        this.vars = vars;
        this.needed = needed;
        this.words = words;
    }

    /**
     * Finds a place for everything that a question brings.
     *
     * @param prompt null for a method on LangChain4j's own annotations
     * @throws OutcropException of kind input: the text has no place or several, a value is missing, or the method takes what
     *     a question cannot bring
     */
    static QuestionBinding of(DeclaredMethod method, @Nullable Prompt prompt, Question question) {
        Attachment.refuseTooMany(question.attachments());
        var attached = question.attachments().stream().map(Attachment::content).toList();
        checkContents(method, attached);
        var vars = new LinkedHashMap<>(question.vars());
        var text = question.text();
        var place = Inputs.placeOfWords(method, prompt);
        if (place != null) {
            text = text == null && vars.get(place) instanceof String named ? named : text;
            if (text != null) {
                vars.put(place, text);
            }
        } else if (text != null) {
            vars.put(Inputs.placeOfText(method, prompt, vars.keySet(), text), text);
            text = null;
        }
        var binding = new QuestionBinding(method, prompt, vars, Inputs.needed(method, prompt), text);
        binding.attached.addAll(attached);
        binding.check(place);
        return binding;
    }

    private void check(@Nullable String placeOfWords) {
        var missing = new ArrayList<String>();
        needed.stream().filter(name -> !vars.containsKey(name)).forEach(missing::add);
        method.all(Role.USER_NAME).stream()
                .map(DeclaredParameter::name)
                .filter(name -> !vars.containsKey(name))
                .forEach(missing::add);
        if (placeOfWords != null && (words == null || words.isBlank())) {
            throw OutcropException.input(method.label() + " needs what the user says.", "Give it as the text.");
        }
        if (!missing.isEmpty()) {
            throw OutcropException.input(
                    method.label() + " needs a value for " + (missing.size() == 1 ? missing.get(0) : missing) + ".",
                    missing.size() == 1 && placeOfWords == null
                            ? "Give it as the text, or as the variable " + missing.get(0) + "."
                            : "Give " + (missing.size() == 1 ? "the variable " : "the variables ")
                                    + String.join(", ", missing) + ".");
        }
    }

    /** Every parameter for a picture or a file needs one of the attachments. */
    private static void checkContents(DeclaredMethod method, List<Content> attached) {
        var left = new ArrayList<>(attached);
        for (var parameter : method.all(Role.CONTENT)) {
            var type = parameter.parameter().getType();
            if (List.class.isAssignableFrom(type)) {
                continue;
            }
            var taken = left.stream()
                    .filter(type::isInstance)
                    .findFirst()
                    .orElseThrow(() -> OutcropException.input(
                            method.label() + " takes " + type.getSimpleName()
                                    + ", and nothing of the kind is attached.",
                            "Attach a file, or call it from Java."));
            left.remove(taken);
        }
    }

    DeclaredMethod method() {
        return method;
    }

    @Nullable
    Prompt prompt() {
        return prompt;
    }

    /** The arguments of the method; inputs without a value have none. */
    @Nullable
    Object[] arguments(@Nullable TurnMemory memory) {
        var arguments = new @Nullable Object[method.parameters().size()];
        for (var parameter : method.parameters()) {
            arguments[parameter.index()] = argument(parameter, memory);
        }
        return arguments;
    }

    private @Nullable Object argument(DeclaredParameter parameter, @Nullable TurnMemory memory) {
        return switch (parameter.role()) {
            case INPUT, LONE, USER_NAME -> given(parameter);
            case TEXT -> words;
            case MEMORY_ID -> memory == null ? NO_TALK : Values.forParameter(method, parameter, memory.session());
            case SETTING -> setting(parameter.parameter().getType());
            case CONTENT -> taken(parameter);
            case UNKNOWN -> null;
        };
    }

    private @Nullable Object given(DeclaredParameter parameter) {
        var value = vars.get(parameter.name());
        if (value != null) {
            return Values.forParameter(method, parameter, value);
        }
        return parameter.role() == Role.LONE ? words : null;
    }

    /** What is attached and of the parameter's type, which then stands where the method wants it. */
    private Object taken(DeclaredParameter parameter) {
        var type = parameter.parameter().getType();
        if (List.class.isAssignableFrom(type)) {
            var all = List.copyOf(attached);
            attached.clear();
            return all;
        }
        var taken = attached.stream().filter(type::isInstance).findFirst().orElseThrow();
        attached.remove(taken);
        return taken;
    }

    private static @Nullable Object setting(Class<?> type) {
        if (InvocationParameters.class.isAssignableFrom(type)) {
            return new InvocationParameters();
        }
        return ChatRequestParameters.class.isAssignableFrom(type)
                ? ChatRequestParameters.builder().build()
                : null;
    }

    /** The words, the filled prompt, and what is attached and was taken by none of the arguments. */
    Words words(@Nullable Object[] arguments) {
        if (prompt == null) {
            return new Words(null, words, attached);
        }
        var values = new LinkedHashMap<>(vars);
        values.putAll(method.values(arguments));
        return Words.of(method, prompt, values, words).with(attached);
    }
}
