package dev.outcrop.recording;

/** What is asked of the live service while recording. */
public enum Renewal {
    /** What has no recording yet; the rest is answered from recordings. */
    MISSING,
    /** Everything: what was recorded before of the same requests is replaced. */
    ALL
}
