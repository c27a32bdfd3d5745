package dev.outcrop.assistant;

import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an assistant declares: an interface, read without regard to its prompts, or a prompt alone.
 *
 * @param type the interface that LangChain4j implements
 * @param label how faults of the whole name it
 * @param methods the abstract ones, by name
 */
record Declaration(Class<?> type, String label, List<DeclaredMethod> methods, List<Class<?>> tools) {

    Declaration {
        methods = List.copyOf(methods);
        tools = List.copyOf(tools);
    }

    /** Reads what there is, and adds a fault for everything about it that is wrong. */
    static Declaration read(AssistantSpec spec, FaultList faults) {
        var type = spec.type();
        if (type == null) {
            var prompt = Objects.requireNonNull(spec.prompt(), "an assistant without interface and prompt");
            var say = DeclaredMethod.of(spec.name(), prompt);
            return new Declaration(PromptAlone.class, spec.name(), List.of(say), spec.tools());
        }
        var label = type.getSimpleName();
        if (!type.isInterface()) {
            faults.add(label, "\"" + type.getName() + "\" is no interface.", "Declare the assistant as an interface.");
            return new Declaration(type, label, List.of(), List.of());
        }
        var methods = Arrays.stream(type.getMethods())
                .filter(Declaration::isAsked)
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .map(method -> DeclaredMethod.of(type, method))
                .toList();
        checkName(spec, type, faults);
        if (methods.isEmpty()) {
            faults.add(
                    label,
                    "declares no method.",
                    "Declare one, such as @Prompt(\"" + spec.name() + "\") String ask();");
        }
        for (var method : methods) {
            MethodCheck.run(method, faults);
            TemplateCheck.run(method, faults);
        }
        return new Declaration(type, label, methods, tools(spec, type));
    }

    private static boolean isAsked(Method method) {
        return Modifier.isAbstract(method.getModifiers())
                && method.getDeclaringClass() != ChatMemoryAccess.class
                && !isOfObject(method);
    }

    /** An interface may declare what every object has. */
    private static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    /** The annotation may be left out: an interface for LangChain4j alone is an assistant too. */
    private static void checkName(AssistantSpec spec, Class<?> type, FaultList faults) {
        var annotation = type.getAnnotation(Assistant.class);
        if (annotation != null && !annotation.value().equals(spec.name())) {
            faults.add(
                    type.getSimpleName(),
                    "is declared as @Assistant(\"" + annotation.value() + "\"), and outcrop.yaml calls it \""
                            + spec.name() + "\".",
                    "Give it one name in both places.");
        }
    }

    private static List<Class<?>> tools(AssistantSpec spec, Class<?> type) {
        var annotation = type.getAnnotation(Assistant.class);
        var own = annotation == null ? Stream.<Class<?>>empty() : Arrays.stream(annotation.tools());
        return new ArrayList<>(
                Stream.concat(own, spec.tools().stream()).distinct().toList());
    }
}
