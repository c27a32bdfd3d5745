package dev.outcrop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build, written into a resource by Maven. */
final class Version {

    private Version() {}

    /** Such as {@code 0.1.0}. */
    static String number() {
        try (var in = Version.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that {@code outcrop --version} prints. */
    static String line() {
        return "outcrop " + number();
    }
}
