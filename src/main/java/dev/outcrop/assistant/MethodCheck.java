package dev.outcrop.assistant;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.HashSet;

/** Whether a method alone, without its prompt, can be asked. */
final class MethodCheck {

    private final DeclaredMethod method;
    private final FaultList faults;

    private MethodCheck(DeclaredMethod method, FaultList faults) {
        this.method = method;
        this.faults = faults;
    }

    /** Adds every fault of its annotations, parameters and return type. */
    static void run(DeclaredMethod method, FaultList faults) {
        var check = new MethodCheck(method, faults);
        check.checkReturn();
        check.checkAnnotations();
        check.checkParameters();
        check.checkCounts();
    }

    private void checkReturn() {
        if (!method.answer().supported()) {
            faults.add(
                    method, "an answer cannot be read into \"" + method.answer().shown() + "\".", AnswerType.CHOICES);
        }
    }

    private void checkAnnotations() {
        if (method.prompt() != null) {
            if (method.hasSystemTemplate()) {
                faults.add(method, "has both @Prompt and @SystemMessage.", "Drop one of the two.");
            }
            return;
        }
        var lone = method.first(Role.LONE).isPresent();
        var asks = method.hasUserTemplate()
                || lone
                || method.first(Role.TEXT).isPresent()
                || method.first(Role.CONTENT).isPresent();
        if (!asks) {
            faults.add(
                    method,
                    method.hasSystemTemplate()
                            ? "nothing says what the user asks."
                            : "has neither a @Prompt nor LangChain4j's @UserMessage.",
                    method.hasSystemTemplate()
                            ? "Add a parameter @UserMessage String text."
                            : "Name a template file with @Prompt(\"" + method.name() + "\").");
        }
    }

    private void checkParameters() {
        var names = new HashSet<String>();
        for (var parameter : method.parameters()) {
            if (parameter.role() == Role.UNKNOWN) {
                faults.add(
                        method,
                        parameter,
                        "nothing says what it brings.",
                        "Annotate it with @V(\"" + parameter.shown() + "\"), @UserMessage, @MemoryId or @UserName.");
            } else if (parameter.isInput() && !names.add(parameter.name())) {
                faults.add(
                        method,
                        parameter,
                        "another parameter is @V(\"" + parameter.name() + "\") too.",
                        "Give each its own name.");
            }
        }
    }

    private void checkCounts() {
        checkOne(Role.MEMORY_ID, "@MemoryId");
        checkOne(Role.USER_NAME, "@UserName");
        var texts = method.all(Role.TEXT);
        if (!texts.isEmpty() && (texts.size() > 1 || method.hasUserTemplate())) {
            faults.add(
                    method,
                    texts.get(texts.size() - 1),
                    "the method has more than one @UserMessage.",
                    "Keep one of them, and bring the others with @V.");
        }
        checkSettings(InvocationParameters.class);
        checkSettings(ChatRequestParameters.class);
    }

    private void checkOne(Role role, String annotation) {
        var all = method.all(role);
        if (all.size() > 1) {
            faults.add(method, all.get(1), "the method has more than one " + annotation + ".", "Keep one of them.");
        }
    }

    private void checkSettings(Class<?> type) {
        var all = method.all(Role.SETTING).stream()
                .filter(parameter -> type.isAssignableFrom(parameter.parameter().getType()))
                .toList();
        if (all.size() > 1) {
            faults.add(
                    method,
                    all.get(1),
                    "the method has more than one " + type.getSimpleName() + ".",
                    "Keep one of them.");
        }
    }
}
