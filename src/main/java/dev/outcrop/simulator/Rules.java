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

    private static final Rules NONE = new Rules(List.of());

    private final List<Rule> all;

    private Rules(List<Rule> all) {
        this.all = List.copyOf(all);
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
        var rules = faults.isEmpty() ? new RulesReader(faults::add).rules(root) : List.<Rule>of();
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return new Rules(rules);
    }

    /** These rules, and others behind them. */
    public Rules then(Rules others) {
        return new Rules(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** What a rules file may hold. */
    public static Shape shape() {
        return RulesShape.FILE;
    }

    List<Rule> all() {
        return all;
    }
}
