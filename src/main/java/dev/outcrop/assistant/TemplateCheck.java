package dev.outcrop.assistant;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether the parameters of a method bring what its LangChain4j annotations use. */
final class TemplateCheck {

    /** As LangChain4j's own template engine finds its variables. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(.+?)\\s*}}");

    /** What LangChain4j fills by itself. */
    private static final Set<String> GIVEN = Set.of("current_date", "current_time", "current_date_time");

    private final DeclaredMethod method;
    private final FaultList faults;

    private TemplateCheck(DeclaredMethod method, FaultList faults) {
        this.method = method;
        this.faults = faults;
    }

    /** Adds every placeholder without a parameter. */
    static void run(DeclaredMethod method, FaultList faults) {
        new TemplateCheck(method, faults).run();
    }

    private void run() {
        var system = method.method().getAnnotation(SystemMessage.class);
        if (system != null) {
            check("@SystemMessage", system.fromResource(), String.join(system.delimiter(), system.value()));
        }
        var user = method.method().getAnnotation(UserMessage.class);
        if (user != null) {
            check("@UserMessage", user.fromResource(), String.join(user.delimiter(), user.value()));
        }
    }

    private void check(String annotation, String resource, String value) {
        var text = resource.isBlank() ? Optional.of(value) : read(resource.strip());
        if (text.isEmpty()) {
            faults.add(
                    method,
                    "the resource \"" + resource + "\" of its " + annotation + " does not exist.",
                    "Put it on the class path beside the interface, or at its root.");
            return;
        }
        if (text.get().isBlank()) {
            faults.add(method, "its " + annotation + " is empty.", "Write the message, or drop the annotation.");
        }
        if (!method.takesMap()) {
            checkVariables(annotation, text.get());
        }
    }

    private void checkVariables(String annotation, String text) {
        var known = known();
        var matcher = VARIABLE.matcher(text);
        var missing = new TreeSet<String>();
        while (matcher.find()) {
            var variable = matcher.group(1).strip();
            if (!known.contains(variable) && !GIVEN.contains(variable)) {
                missing.add(variable);
            }
        }
        missing.forEach(variable -> faults.add(
                method,
                "{{" + variable + "}} of its " + annotation + " has no parameter.",
                known.isEmpty()
                        ? "Add a parameter @V(\"" + variable + "\")."
                        : "Use one of " + List.copyOf(known) + ", or add a parameter @V(\"" + variable + "\")."));
    }

    private Set<String> known() {
        var known = new TreeSet<String>();
        for (var parameter : method.parameters()) {
            if (parameter.role() == Role.LONE) {
                known.add("it");
            }
            if (parameter.role() != Role.SETTING) {
                known.add(parameter.name());
            }
        }
        return known;
    }

    /** LangChain4j looks beside the interface first, then from the root. */
    private Optional<String> read(String resource) {
        var home = method.method().getDeclaringClass();
        for (var path : List.of(resource, "/" + resource)) {
            try (InputStream stream = home.getResourceAsStream(path)) {
                if (stream != null) {
                    return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }
}
