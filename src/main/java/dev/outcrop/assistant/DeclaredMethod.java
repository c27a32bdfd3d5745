package dev.outcrop.assistant;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One abstract method of a declared interface, as it was read.
 *
 * @param label how faults name it, such as {@code Explainer.explain}
 * @param prompt the prompt that it fills, with variant where one is named; null where LangChain4j's own annotations do
 */
record DeclaredMethod(
        Method method, String label, @Nullable String prompt, List<DeclaredParameter> parameters, AnswerType answer) {

    DeclaredMethod {
        parameters = List.copyOf(parameters);
    }

    static DeclaredMethod of(Class<?> type, Method method) {
        var prompt = method.getAnnotation(Prompt.class);
        return new DeclaredMethod(
                method,
                type.getSimpleName() + "." + method.getName(),
                prompt == null ? null : prompt.value(),
                DeclaredParameter.of(method),
                AnswerType.of(method.getGenericReturnType()));
    }

    /** The method of an assistant that is a prompt alone. */
    static DeclaredMethod of(String assistant, String prompt) {
        var say = PromptAlone.METHOD;
        return new DeclaredMethod(say, assistant, prompt, DeclaredParameter.of(say), AnswerType.of(String.class));
    }

    String name() {
        return method.getName();
    }

    /** Whether it belongs to a prompt alone, whose inputs come from questions only. */
    boolean isAlone() {
        return method.getDeclaringClass() == PromptAlone.class;
    }

    /** The first parameter with a role. */
    Optional<DeclaredParameter> first(Role role) {
        return parameters.stream().filter(parameter -> parameter.role() == role).findFirst();
    }

    List<DeclaredParameter> all(Role role) {
        return parameters.stream().filter(parameter -> parameter.role() == role).toList();
    }

    /** Whether the method itself has LangChain4j's {@code @UserMessage}. */
    boolean hasUserTemplate() {
        return method.isAnnotationPresent(UserMessage.class);
    }

    boolean hasSystemTemplate() {
        return method.isAnnotationPresent(SystemMessage.class);
    }

    /** What the arguments bring to a template by name; an argument that is null brings nothing. */
    Map<String, Object> values(@Nullable Object[] arguments) {
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : parameters) {
            var argument = arguments[parameter.index()];
            if (parameter.role() != Role.SETTING && argument != null) {
                values.put(parameter.name(), argument);
            }
            if (argument instanceof Map<?, ?> more) {
                more.forEach((name, value) -> {
                    if (name instanceof String text && value != null) {
                        values.put(text, value);
                    }
                });
            }
        }
        return values;
    }

    /** Whether values come under names that only the caller knows. */
    boolean takesMap() {
        return parameters.stream().anyMatch(DeclaredParameter::isMap);
    }
}
