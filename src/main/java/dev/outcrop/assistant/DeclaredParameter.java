package dev.outcrop.assistant;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.invocation.LangChain4jManaged;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One parameter of a declared method.
 *
 * @param name what its {@code @V} says, else its name in the source where the class file has it
 */
record DeclaredParameter(Parameter parameter, int index, String name, Role role) {

    static List<DeclaredParameter> of(Method method) {
        var parameters = method.getParameters();
        return IntStream.range(0, parameters.length)
                .mapToObj(index -> of(parameters[index], index, parameters.length))
                .toList();
    }

    private static DeclaredParameter of(Parameter parameter, int index, int count) {
        var variable = parameter.getAnnotation(V.class);
        var name = variable == null ? parameter.getName() : variable.value();
        return new DeclaredParameter(parameter, index, name, roleOf(parameter, count));
    }

    private static Role roleOf(Parameter parameter, int count) {
        if (parameter.isAnnotationPresent(MemoryId.class)) {
            return Role.MEMORY_ID;
        }
        if (parameter.isAnnotationPresent(UserMessage.class)) {
            return isContent(parameter) ? Role.CONTENT : Role.TEXT;
        }
        if (parameter.isAnnotationPresent(UserName.class)) {
            return Role.USER_NAME;
        }
        if (isSetting(parameter.getType())) {
            return Role.SETTING;
        }
        if (parameter.isAnnotationPresent(V.class)) {
            return Role.INPUT;
        }
        if (count > 1) {
            return Role.UNKNOWN;
        }
        return isContent(parameter) ? Role.CONTENT : Role.LONE;
    }

    private static boolean isSetting(Class<?> type) {
        return InvocationParameters.class.isAssignableFrom(type)
                || ChatRequestParameters.class.isAssignableFrom(type)
                || LangChain4jManaged.class.isAssignableFrom(type);
    }

    private static boolean isContent(Parameter parameter) {
        if (Content.class.isAssignableFrom(parameter.getType())) {
            return true;
        }
        return List.class.isAssignableFrom(parameter.getType())
                && parameter.getParameterizedType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && Content.class.isAssignableFrom(item);
    }

    /** Its name in the source, or as near as the class file comes. */
    String shown() {
        return parameter.isNamePresent() ? parameter.getName() : name;
    }

    /** Whether its {@code @V} names an input that a template must have. */
    boolean isInput() {
        return role == Role.INPUT;
    }

    /** Whether it brings a map, whose entries are values too, as in LangChain4j. */
    boolean isMap() {
        return Map.class.isAssignableFrom(parameter.getType());
    }
}
