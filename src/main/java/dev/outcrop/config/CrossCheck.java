package dev.outcrop.config;

import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What one line of outcrop.yaml says about another; looks at well-formed lines only, since shapes report the rest. */
final class CrossCheck {

    private final Map<String, Node> models;
    private final Map<String, Node> assistants;
    private final Consumer<Fault> faults;

    CrossCheck(Node root, Consumer<Fault> faults) {
        this.models = root.get("models").map(Node::entries).orElse(Map.of());
        this.assistants = root.get("assistants").map(Node::entries).orElse(Map.of());
        this.faults = new FaultLimit(faults);
    }

    void check() {
        models.forEach(this::checkFallback);
        models.values().forEach(this::checkBody);
        models.values().forEach(this::checkReasoning);
        assistants.values().forEach(assistant -> assistant.get("model").ifPresent(this::checkModel));
    }

    private void checkFallback(String name, Node model) {
        Set<String> seen = new HashSet<>();
        model.get("fallback")
                .ifPresent(fallback -> fallback.itemsOrItself().forEach(item -> {
                    if (isText(item) && item.text().equals(name)) {
                        report(
                                item,
                                "The model " + name + " cannot be its own fallback.",
                                "Name another model, or remove it.");
                    } else if (isText(item) && !seen.add(item.text())) {
                        report(item, "The fallback " + item.quoted() + " is named twice.", "Remove one of the two.");
                    } else {
                        checkModel(item);
                    }
                }));
    }

    /** Converse reads every model's mind; InvokeModel has to be spoken to in the words of its provider. */
    private void checkBody(Node model) {
        var invoke = model.get("api").filter(api -> isText(api) && api.text().equals("invoke"));
        if (invoke.isPresent() && model.get("body").isEmpty()) {
            model.get("id").ifPresent(this::checkSpeaks);
            model.get("canary").flatMap(canary -> canary.get("id")).ifPresent(this::checkSpeaks);
        }
    }

    private void checkSpeaks(Node id) {
        if (isText(id) && ProviderBodies.of(ModelId.of(id.text())).isEmpty()) {
            report(
                    id,
                    "The id " + id.quoted() + " does not tell whose InvokeModel body it speaks.",
                    "Add body: with one of " + ProviderBodies.words() + ", or use \"api: converse\".");
        }
    }

    /** Source: Bedrock user guide, extended thinking: what it cannot be combined with. */
    private void checkReasoning(Node model) {
        var budget = model.get("reasoning").flatMap(reasoning -> reasoning.get("budget-tokens"));
        if (budget.isEmpty() || budget.get().kind() != Node.Kind.INTEGER) {
            return;
        }
        for (var key : List.of("temperature", "top-p")) {
            if (model.get(key).isPresent()) {
                faults.accept(new Fault(
                        model.keyAt(key), "A model that reasons takes no " + key + ".", "Remove it, or reasoning."));
            }
        }
        var most = model.get("max-tokens").filter(node -> node.kind() == Node.Kind.INTEGER);
        if (most.isPresent() && most.get().integer() <= budget.get().integer()) {
            report(
                    most.get(),
                    "Of " + most.get().integer() + " tokens nothing is left for the answer: reasoning may take "
                            + budget.get().integer() + ".",
                    "Set max-tokens to more than budget-tokens.");
        }
    }

    private void checkModel(Node named) {
        if (isText(named) && !models.containsKey(named.text())) {
            report(named, "There is no model " + named.quoted() + ".", remedy(named));
        }
    }

    private String remedy(Node named) {
        if (models.isEmpty()) {
            return "Add it under models.";
        }
        // What the environment gave must not show, not even as the word that is nearest to it.
        return named.isAsWritten()
                ? Nearest.remedy(named.text(), models.keySet())
                : "Use one of " + models.keySet() + ".";
    }

    private static boolean isText(Node node) {
        return node.kind() == Node.Kind.TEXT || node.isFilled();
    }

    private void report(Node node, String problem, String remedy) {
        faults.accept(new Fault(node.at(), problem, remedy));
    }
}
