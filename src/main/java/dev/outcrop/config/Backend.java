package dev.outcrop.config;

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
}
