package dev.outcrop.simulator;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.outcrop.config.Node;
import dev.outcrop.error.Fault;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes guardrails of a rules file whose shape has been checked. */
final class GuardrailReader {

    private static final String BLOCKED = "Sorry, the guardrail has blocked this.";

    private final Consumer<Fault> faults;

    GuardrailReader(Consumer<Fault> faults) {
        this.faults = faults;
    }

    List<Guardrail> guardrails(Node root) {
        return root.get("guardrails").map(Node::items).orElse(List.of()).stream()
                .map(this::guardrail)
                .toList();
    }

    private Guardrail guardrail(Node node) {
        return new Guardrail(
                Pattern.compile(RulesReader.regex(node.required("id").text())),
                node.get("words").map(Node::items).orElse(List.of()).stream()
                        .map(Node::text)
                        .toList(),
                node.get("patterns").map(Node::items).orElse(List.of()).stream()
                        .flatMap(this::filter)
                        .toList(),
                new Guardrail.Says(
                        node.get("blocked-input").map(Node::text).orElse(BLOCKED),
                        node.get("blocked-output").map(Node::text).orElse(BLOCKED)));
    }

    private Stream<Guardrail.Filter> filter(Node node) {
        var regex = node.required("regex");
        try {
            return Stream.of(new Guardrail.Filter(
                    node.required("name").text(),
                    Pattern.compile(regex.text()),
                    node.get("action").map(Node::text).orElse("mask").equals("block")));
        } catch (PatternSyntaxException e) {
            faults.accept(new Fault(
                    regex.at(),
                    "\"" + regex.text() + "\" is no regular expression: " + e.getDescription() + ".",
                    "Write an RE2 expression; look-around and back-references are not part of it."));
            return Stream.empty();
        }
    }
}
