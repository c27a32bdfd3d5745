package dev.outcrop.report;

import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What a testsuite says of itself before its testcases come. Not thread-safe. */
final class SuiteCounts {

    private final Set<String> models = new HashSet<>();
    private Duration time = Duration.ZERO;
    private long tests;
    private long failures;
    private long errors;
    private long skipped;

    void add(Outcome outcome) {
        tests++;
        models.add(outcome.asked().name());
        time = time.plus(Attempts.timeOf(outcome));
        if (outcome.tolerated() || outcome.status() == Status.SKIPPED) {
            skipped++;
        } else if (outcome.status() == Status.FAILED) {
            failures++;
        } else if (outcome.status() == Status.ERRORED) {
            errors++;
        }
    }

    boolean onSeveralModels() {
        return models.size() > 1;
    }

    Duration time() {
        return time;
    }

    String attributes() {
        return XmlText.attribute("tests", tests)
                + XmlText.attribute("failures", failures)
                + XmlText.attribute("errors", errors)
                + XmlText.attribute("skipped", skipped);
    }
}
