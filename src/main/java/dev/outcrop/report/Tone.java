package dev.outcrop.report;

/** What a piece of text is, so that a terminal can colour it. */
public enum Tone {
    PLAIN,
    /** A heading or a name. */
    STRONG,
    GOOD,
    BAD,
    /** Worth a look, not wrong. */
    WARN,
    /** Aside: figures, places, hints. */
    DIM
}
