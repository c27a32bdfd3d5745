package dev.outcrop.report;

import dev.outcrop.conversation.Status;

/** The sign of a status at the head of its line. */
final class Glyph {

    private Glyph() {}

    static String of(Status status) {
        return switch (status) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case ERRORED -> "!";
            case SKIPPED -> "-";
        };
    }

    static Tone tone(Status status) {
        return switch (status) {
            case PASSED -> Tone.GOOD;
            case FAILED, ERRORED -> Tone.BAD;
            case SKIPPED -> Tone.WARN;
        };
    }
}
