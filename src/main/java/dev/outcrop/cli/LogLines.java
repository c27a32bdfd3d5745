package dev.outcrop.cli;

import java.util.Map;

/**
 * What a command logs on stderr: this product's warnings; with {@code --verbose} its debug lines and others' warnings.
 *
 * <p>A failed call is told once, in words: the AWS SDK and its HTTP client would print stack traces beside it. Their debug
 * lines are never shown, since whole requests stand in them, with prompts and session tokens.
 */
final class LogLines {

    private static final String SIMPLE = "org.slf4j.simpleLogger.";

    /** A line says what happened; which class says so on which thread helps nobody at a terminal. */
    private static final Map<String, String> FORM = Map.of(
            "defaultLogLevel", "off",
            "log.dev.outcrop", "warn",
            "showThreadName", "false",
            "showLogName", "false",
            "warnLevelString", "Warning:");

    private LogLines() {}

    /** Before the first line is logged; what was set from outside stays. */
    static void prepare() {
        FORM.forEach((name, value) -> {
            if (System.getProperty(SIMPLE + name) == null) {
                System.setProperty(SIMPLE + name, value);
            }
        });
    }

    static void showDebugLines() {
        System.setProperty(SIMPLE + "defaultLogLevel", "warn");
        System.setProperty(SIMPLE + "log.dev.outcrop", "debug");
    }
}
