package dev.outcrop.assistant;

/** What becomes of a turn whose talk no longer fits into the model's window. */
public enum Overflow {
    /** It fails, and says by how much. */
    FAIL,
    /** It is asked once more without the oldest exchanges of its talk. */
    TRIM
}
