package dev.outcrop.simulator;

import dev.outcrop.config.Shape;
import dev.outcrop.config.YamlFile;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a simulator answers to which requests, from a rules file. Immutable. */
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
        var root = YamlFile.read(file, file.toString(), faults::add);
        if (faults.isEmpty()) {
            RulesShape.FILE.check(root, faults::add);
        }
        var rules = faults.isEmpty() ? new RulesReader(faults::add).rules(root) : List.<Rule>of();
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return new Rules(rules);
    }

    /** What a rules file may hold. */
    public static Shape shape() {
        return RulesShape.FILE;
    }

    List<Rule> all() {
        return all;
    }
}
