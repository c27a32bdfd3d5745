package dev.outcrop.assistant;

import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolService;
import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;
import dev.outcrop.error.ErrorKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tools of one assistant: one object a class, shared by all its turns, so that tools must be thread-safe. */
record Toolbox(List<AiServiceTool> tools) {

    /** Bedrock API reference, Converse, ToolSpecification. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    Toolbox {
        tools = List.copyOf(tools);
    }

    /** Makes the tools; what cannot be made is a fault of the assistant. */
    static Toolbox of(String label, List<Class<?>> types, FaultList faults) {
        var tools = new ArrayList<AiServiceTool>();
        var owners = new LinkedHashMap<String, Class<?>>();
        for (var type : new LinkedHashSet<>(types)) {
            instance(label, type, faults).ifPresent(object -> {
                for (var tool : toolsOf(label, object, faults)) {
                    if (fits(label, tool, type, owners, faults)) {
                        tools.add(tool);
                    }
                }
            });
        }
        return new Toolbox(tools);
    }

    List<String> names() {
        return tools.stream().map(AiServiceTool::name).sorted().toList();
    }

    /** What the model is told of a tool that failed; a tool that was interrupted ends the turn. */
    static String failure(Throwable error) {
        if (error instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new CallException(ErrorKind.CANCELLED, "A tool was interrupted.", "", Trace.NONE, error);
        }
        var message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getName() : message;
    }

    private static Optional<Object> instance(String label, Class<?> type, FaultList faults) {
        var shown = "tool class \"" + type.getName() + "\" ";
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            faults.add(label, shown + "is abstract.", "Name a class that can be made.");
            return Optional.empty();
        }
        try {
            var constructor = type.getConstructor();
            // A public constructor of a class that is not public itself is out of reach otherwise.
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance());
        } catch (NoSuchMethodException e) {
            faults.add(label, shown + "has no public constructor without arguments.", "Add one.");
        } catch (InvocationTargetException e) {
            faults.add(label, shown + "cannot be made: " + e.getCause(), "Mend its constructor.");
        } catch (ReflectiveOperationException e) {
            faults.add(label, shown + "cannot be made: " + e, "Make the class and its constructor public.");
        }
        return Optional.empty();
    }

    private static List<AiServiceTool> toolsOf(String label, Object object, FaultList faults) {
        try {
            // Java tells the methods of a class in any order, and a request is to look the same in every process.
            return ToolService.findTools(object).stream()
                    .sorted(Comparator.comparing(AiServiceTool::name))
                    .toList();
        } catch (RuntimeException e) {
            faults.add(
                    label,
                    "tool class \"" + object.getClass().getName() + "\" cannot be used: " + e.getMessage(),
                    "Annotate its tools with @Tool, and their parameters with @P.");
            return List.of();
        }
    }

    private static boolean fits(
            String label, AiServiceTool tool, Class<?> type, Map<String, Class<?>> owners, FaultList faults) {
        if (!NAME.matcher(tool.name()).matches()) {
            faults.add(
                    label,
                    "tool \"" + tool.name() + "\" of " + type.getSimpleName() + " has a name that Bedrock refuses.",
                    "Give @Tool a name of 1 to 64 letters, digits, hyphens and underscores.");
            return false;
        }
        var other = owners.putIfAbsent(tool.name(), type);
        if (other != null) {
            faults.add(
                    label,
                    "tool \"" + tool.name() + "\" is declared by both " + other.getSimpleName() + " and "
                            + type.getSimpleName() + ".",
                    "Give one of them another name with @Tool(name = …).");
        }
        return other == null;
    }
}
