package dev.outcrop.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a class of tests as a build would, and tells how each ended. */
final class Launched implements TestExecutionListener {

    private static volatile boolean underWay;

    private final Map<String, String> ended = new LinkedHashMap<>();

    private Launched() {}

    /** By the name of a test, or of a class that failed: {@code passed}, or the message of what it threw. */
    static Map<String, String> run(Class<?> tests) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        var launched = new Launched();
        underWay = true;
        try {
            LauncherFactory.create().execute(request, launched);
        } finally {
            underWay = false;
        }
        return launched.ended;
    }

    static boolean underWay() {
        return underWay;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var message = result.getThrowable().map(thrown -> String.valueOf(thrown.getMessage()));
        if (test.isTest() || message.isPresent()) {
            ended.put(test.getDisplayName().replaceAll("\\(.*\\)", ""), message.orElse("passed"));
        }
    }
}
