package dev.outcrop.report;

import dev.outcrop.conversation.RunResult;
import java.io.IOException;
import java.io.Writer;

/** A form of a run's report for other programs. Stateless. */
public interface ReportForm {

    /** The word of {@code --report FORM=FILE}. */
    String word();

    /** Writes the report; the writer stays open. */
    void write(RunResult result, Writer out) throws IOException;
}
