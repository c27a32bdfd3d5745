package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.config.YamlFile;
import dev.outcrop.error.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks as a script writes them, for the tests of each kind. */
final class Expected {

    private static final Folder FOLDER =
            new Folder(Path.of("").toAbsolutePath(), Path.of("").toAbsolutePath());

    private Expected() {}

    /** What one check of {@code expect:} finds. */
    static Finding examine(String expect, Evidence evidence) {
        var findings = examineAll(expect, evidence);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    static List<Finding> examineAll(String expect, Evidence evidence) {
        return read(expect, FOLDER).stream()
                .map(expectation -> expectation.over(Map.of()).examine(evidence))
                .toList();
    }

    static List<Expectation> read(String expect, Folder folder) {
        var faults = new ArrayList<Fault>();
        var node = YamlFile.parse(expect, "conversations/a.yaml", 1, faults::add);
        Expectations.shape(folder).check(node, "expect", faults::add);
        assertThat(faults).isEmpty();
        return Expectations.read(node, folder);
    }

    /** What is wrong with {@code expect:}. */
    static List<Fault> faults(String expect) {
        return faults(expect, FOLDER);
    }

    static List<Fault> faults(String expect, Folder folder) {
        var faults = new ArrayList<Fault>();
        var node = YamlFile.parse(expect, "conversations/a.yaml", 1, faults::add);
        Expectations.shape(folder).check(node, "expect", faults::add);
        return faults;
    }
}
