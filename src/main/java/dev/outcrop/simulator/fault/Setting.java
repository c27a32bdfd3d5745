package dev.outcrop.simulator.fault;

/** A key of a rule's {@code fault} that some kinds take. */
public enum Setting {
    AFTER_DELTAS("after-deltas"),
    RETRY_AFTER_S("retry-after-s"),
    MESSAGE("message"),
    DELAY_MS("delay-ms");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /** The key as it stands in rules files. */
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return key;
    }
}
