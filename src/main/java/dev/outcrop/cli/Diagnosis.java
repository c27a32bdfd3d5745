package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
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

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("check", subject);
        fields.put("status", state.word());
        fields.put("finding", finding);
        fields.put("remedy", remedy);
        return fields;
    }
}
