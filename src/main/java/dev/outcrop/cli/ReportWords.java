package dev.outcrop.cli;

import dev.outcrop.report.ReportForms;
import java.util.Iterator;

/** The forms of report, for help texts and completion. */
final class ReportWords implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return ReportForms.words().iterator();
    }
}
