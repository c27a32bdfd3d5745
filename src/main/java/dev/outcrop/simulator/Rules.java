package dev.outcrop.simulator;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.config.YamlFile;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a simulator answers to which requests, as a rules file says it. Immutable. */
public final class Rules {

    private static final Rules NONE = new Rules(List.of(), List.of());

    private final List<Rule> all;
    private final List<Guardrail> guardrails;

    private Rules(List<Rule> all, List<Guardrail> guardrails) {
        this.all = List.copyOf(all);
        this.guardrails = List.copyOf(guardrails);
    }

    /** No rules: plain, deterministic answers. */
    public static Rules none() {
        return NONE;
    }

    /**
     * Reads a rules file.
     *
     * @throws OutcropException of kind input with every fault of the file
     */
    public static Rules read(Path file) {
        var faults = new ArrayList<Fault>();
        return of(YamlFile.read(file, file.toString(), faults::add), faults);
    }

    /**
     * Reads rules from a text.
     *
     * @param shownAs what the text is called in faults
     * @throws OutcropException of kind input with every fault of the text
     */
    public static Rules parse(String text, String shownAs) {
        var faults = new ArrayList<Fault>();
        return of(YamlFile.parse(text, shownAs, 1, faults::add), faults);
    }

    private static Rules of(Node root, List<Fault> faults) {
        if (faults.isEmpty()) {
            RulesShape.FILE.check(root, faults::add);
        }
        var sound = faults.isEmpty();
        var rules = sound ? new RulesReader(faults::add).rules(root) : List.<Rule>of();
        var guardrails = sound ? new GuardrailReader(faults::add).guardrails(root) : List.<Guardrail>of();
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return new Rules(rules, guardrails);
    }

    /** These rules, and others behind them. */
    public Rules then(Rules others) {
        return new Rules(
                Stream.concat(all.stream(), others.all.stream()).toList(),
                Stream.concat(guardrails.stream(), others.guardrails.stream()).toList());
    }

    /** What a rules file may hold. */
    public static Shape shape() {
        return RulesShape.FILE;
    }

    List<Guardrail> guardrails() {
        return guardrails;
    }

    List<Rule> all() {
        return all;
    }
}
