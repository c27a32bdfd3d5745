package dev.outcrop.assistant;

import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompt;
import java.util.List;
import java.util.Set;

/** Whether a method and the prompt that it fills fit together. */
final class PromptCheck {

    private static final Set<Role> USER_MESSAGE = Set.of(Role.TEXT, Role.LONE, Role.CONTENT);

    private final DeclaredMethod method;
    private final Prompt prompt;
    private final String shown;
    private final List<String> names;
    private final FaultList faults;

    private PromptCheck(DeclaredMethod method, Prompt prompt, FaultList faults) {
        this.method = method;
        this.prompt = prompt;
        this.shown = "prompt \"" + prompt.id().fullName() + "\"";
        this.names = prompt.inputs().stream().map(Prompt.Input::name).sorted().toList();
        this.faults = faults;
    }

    /** Adds everything that does not fit. */
    static void run(DeclaredMethod method, Prompt prompt, FaultList faults) {
        if (!method.isAlone()) {
            new PromptCheck(method, prompt, faults).run();
        }
    }

    private void run() {
        method.parameters().forEach(this::checkParameter);
        prompt.inputs().forEach(this::checkInput);
        checkUserMessage();
    }

    private void checkParameter(DeclaredParameter parameter) {
        if (!parameter.isInput() || parameter.isMap()) {
            return;
        }
        try {
            prompt.requireKnown(List.of(parameter.name()));
        } catch (OutcropException e) {
            faults.add(method, parameter, e.problem(), e.remedy());
        }
    }

    private void checkInput(Prompt.Input input) {
        var bringing = method.parameters().stream()
                .filter(parameter ->
                        parameter.role() != Role.SETTING && parameter.name().equals(input.name()))
                .findFirst();
        if (bringing.isEmpty() && input.required() && !method.takesMap()) {
            faults.add(
                    method,
                    shown + " needs \"" + input.name() + "\", and no parameter brings it.",
                    "Add a parameter @V(\"" + input.name() + "\"), or give the input a default.");
        }
        bringing.ifPresent(parameter -> checkType(parameter, input));
    }

    private void checkType(DeclaredParameter parameter, Prompt.Input input) {
        var type = parameter.parameter().getType();
        if (!InputType.named(input.type()).takes(type)) {
            faults.add(
                    method,
                    parameter,
                    shown + " declares \"" + input.name() + "\" as " + input.type() + ", and this is a "
                            + type.getSimpleName() + ".",
                    "Change the type of the parameter, or the declaration under input.");
        }
    }

    private void checkUserMessage() {
        var text = method.first(Role.TEXT);
        if (prompt.hasUserMessage()) {
            text.ifPresent(parameter -> faults.add(
                    method,
                    parameter,
                    shown + " ends with a user section, so this @UserMessage would be a second one.",
                    "Make it an input with @V, or drop the user section of the prompt."));
            if (method.hasUserTemplate()) {
                faults.add(
                        method,
                        shown + " ends with a user section, so its @UserMessage would be a second one.",
                        "Drop one of the two.");
            }
            method.first(Role.LONE)
                    .filter(parameter -> !names.contains(parameter.name()))
                    .ifPresent(parameter -> faults.add(
                            method,
                            parameter,
                            shown + " has no input \"" + parameter.name() + "\".",
                            "Name one of " + names + " with @V."));
        } else if (!bringsUserMessage()) {
            faults.add(
                    method,
                    "nothing says what the user asks: " + shown + " has no user section, and no parameter is a"
                            + " @UserMessage.",
                    "Add a user section to the prompt, or a parameter @UserMessage String text.");
        }
    }

    private boolean bringsUserMessage() {
        return method.hasUserTemplate()
                || method.parameters().stream().map(DeclaredParameter::role).anyMatch(USER_MESSAGE::contains);
    }
}
