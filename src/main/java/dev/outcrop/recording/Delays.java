package dev.outcrop.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When a recorded answer is given. */
public enum Delays {
    /** At once. */
    NONE,
    /** As long after the request as it was recorded, event by event. */
    ORIGINAL;

    /** The word of {@code --replay-delays}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Delays::word).toList();
    }

    /** The delays of a word that is one of {@link #words()}. */
    public static Delays of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
