package dev.outcrop.conversation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names of runs: the time in UTC, and four hex digits to tell apart those of one second. */
final class RunId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunId() {}

    /** A name such as {@code 20261124-101502-7f3a}. */
    static String of(Instant started, RandomGenerator random) {
        return TIME.format(started) + String.format(Locale.ROOT, "-%04x", random.nextInt(0x10000));
    }
}
