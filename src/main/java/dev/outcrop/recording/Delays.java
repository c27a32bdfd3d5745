package dev.outcrop.recording;

/** When a recorded answer is given. */
public enum Delays {
    /** At once. */
    NONE,
    /** As long after the request as it was recorded, event by event. */
    ORIGINAL
}
