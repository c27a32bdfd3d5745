package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was found of one thing that a project needs.
 *
 * @param remedy empty where there is nothing to do
 */
record Diagnosis(String subject, State state, String finding, String remedy) {

    /** Whether it will do. */
    enum State {
        OK(Tone.GOOD),
        WARN(Tone.WARN),
        FAIL(Tone.BAD);

        private final Tone tone;

        State(Tone tone) {
            this.tone = tone;
        }

        Tone tone() {
            return tone;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Diagnosis ok(String subject, String finding) {
        return new Diagnosis(subject, State.OK, finding, "");
    }

    static Diagnosis fail(String subject, OutcropException failure) {
        return new Diagnosis(subject, State.FAIL, failure.problem(), failure.remedy());
    }

    /** Shows it: state, subject and finding, and what there is to do below. */
    void print(Terminal terminal) {
        var indent = " ".repeat(22);
        var rows = finding.lines().toList();
        terminal.print(Line.of(state.tone(), String.format(Locale.ROOT, "%-5s ", state.word()))
                .and(Tone.STRONG, String.format(Locale.ROOT, "%-15s ", subject))
                .and(rows.isEmpty() ? "" : rows.get(0)));
        rows.stream().skip(1).forEach(row -> terminal.print(Line.of(indent + row)));
        remedy.lines().forEach(row -> terminal.print(Line.of(Tone.DIM, indent + row)));
    }

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("check", subject);
        fields.put("status", state.word());
        fields.put("finding", finding);
        fields.put("remedy", remedy);
        return fields;
    }
}
