package dev.outcrop.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who answers model calls. */
public enum Backend {
    /** The embedded simulator: scripted or plain replies, never a model's. */
    SIMULATOR,
    /** Amazon Bedrock. */
    BEDROCK,
    /** Recorded exchanges. */
    REPLAY,
    /** Amazon Bedrock, each exchange recorded. */
    RECORD;

    /** The word of outcrop.yaml, such as {@code simulator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of outcrop.yaml and {@code --backend}. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Backend::word).toList();
    }

    /** The backend of a word that is one of {@link #words()}. */
    public static Backend of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
