package dev.outcrop.report;

import static dev.outcrop.report.XmlText.attribute;

import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run as JUnit XML: one testsuite a file, one testcase an attempt at a conversation.
 *
 * <p>The form is the one of Maven's surefire and of the Jenkins JUnit plugin. An attempt that was tolerated is skipped, so
 * that the file is green when the run is.
 */
public final class JUnitReport implements ReportForm {

    @Override
    public String word() {
        return "junit";
    }

    @Override
    public void write(RunResult result, Writer out) throws IOException {
        var all = new SuiteCounts();
        var files = new LinkedHashMap<String, SuiteCounts>();
        for (var outcome : result.outcomes()) {
            all.add(outcome);
            files.computeIfAbsent(outcome.subject().file(), file -> new SuiteCounts())
                    .add(outcome);
        }
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuites" + attribute("name", "outcrop run " + result.run()) + all.attributes()
                + attribute("time", seconds(result.elapsed())) + ">\n");
        try {
            new Suites(result, files, out).write();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write("</testsuites>\n");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1_000.0);
    }

    /** Writes the testsuites one after another, as the files follow each other in the plan. */
    private static final class Suites {

        private final RunResult result;
        private final Map<String, SuiteCounts> files;
        private final Writer out;
        private String open = "";

        Suites(RunResult result, Map<String, SuiteCounts> files, Writer out) {
            this.result = result;
            this.files = files;
            this.out = out;
        }

        void write() {
            Attempts.each(result.outcomes(), this::cases);
            if (!open.isEmpty()) {
                print("  </testsuite>\n");
            }
        }

        private void cases(Attempts group) {
            var file = group.first().subject().file();
            var counts = files.getOrDefault(file, new SuiteCounts());
            if (!open.equals(file)) {
                begin(file, counts);
            }
            for (var outcome : group.outcomes()) {
                var attempt = outcome.subject().attempt();
                var name = TextReport.title(outcome.subject())
                        + (group.outcomes().size() > 1 || attempt > 1 ? ", attempt " + attempt : "")
                        + (counts.onSeveralModels() ? " on " + outcome.asked().name() : "");
                print("    <testcase" + attribute("name", name) + attribute("classname", className(file))
                        + attribute("time", seconds(Attempts.timeOf(outcome))));
                print(body(outcome));
            }
        }

        private void begin(String file, SuiteCounts counts) {
            if (!open.isEmpty()) {
                print("  </testsuite>\n");
            }
            open = file;
            print("  <testsuite" + attribute("name", file) + counts.attributes()
                    + attribute("time", seconds(counts.time()))
                    + attribute("timestamp", result.started()) + ">\n");
            print("    <properties><property" + attribute("name", "backend")
                    + attribute("value", result.backend().word()) + "/></properties>\n");
        }

        private static String body(Outcome outcome) {
            if (outcome.status() == Status.PASSED) {
                return "/>\n";
            }
            var verdict = Verdict.of(outcome);
            if (outcome.tolerated()) {
                return skipped("tolerated, enough attempts passed; " + verdict.message());
            }
            if (outcome.status() == Status.SKIPPED) {
                return skipped(Attempts.begun(outcome) ? "not finished" : "not run");
            }
            var tag = outcome.status() == Status.FAILED ? "failure" : "error";
            var transcript = Transcript.of(outcome).stream().map(Line::text).collect(Collectors.joining("\n"));
            return ">\n      <" + tag + attribute("message", verdict.message()) + attribute("type", verdict.type())
                    + ">" + XmlText.content(transcript) + "</" + tag + ">\n    </testcase>\n";
        }

        private static String skipped(String reason) {
            return ">\n      <skipped" + attribute("message", reason) + "/>\n    </testcase>\n";
        }

        /** Dots make the folders of a file the packages of a test tree; Jenkins and IDEs show them as such. */
        private static String className(String file) {
            var dot = file.lastIndexOf('.');
            var stem = dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
            return stem.replace('/', '.').replace('\\', '.');
        }

        private void print(String xml) {
            try {
                out.write(xml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
