package dev.outcrop.report;

import dev.outcrop.error.OutcropException;
import java.util.List;

/** Every form of a run's report: the line to add for a new one. */
public final class ReportForms {

    public static final List<ReportForm> ALL = List.of(new JsonReport(), new JUnitReport());

    private ReportForms() {}

    /**
     * The form of a word.
     *
     * @throws OutcropException of kind input where there is none
     */
    public static ReportForm named(String word) {
        return ALL.stream()
                .filter(form -> form.word().equals(word))
                .findFirst()
                .orElseThrow(() -> OutcropException.input(
                        "\"" + word + "\" is not a form of report.", "Use one of " + words() + "."));
    }

    /** The words of all forms. */
    public static List<String> words() {
        return ALL.stream().map(ReportForm::word).toList();
    }
}
