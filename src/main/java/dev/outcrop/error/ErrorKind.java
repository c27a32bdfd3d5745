package dev.outcrop.error;

/** What kind of failure it was, by the word that users, reports and scripts see. */
public enum ErrorKind {
    /** The project's files or the command line are wrong; nothing was called. */
    INPUT("input", 2),
    /** The embedded or external database could not be used. */
    STORE("store", 3),
    /** A file, folder or port of this machine could not be used. */
    MACHINE("machine", 3),

    THROTTLED("throttled", 3),
    CONTEXT_OVERFLOW("context-overflow", 3),
    ACCESS_DENIED("access-denied", 3),
    CREDENTIALS("credentials", 3),
    MODEL_NOT_FOUND("model-not-found", 3),
    MODEL_RETIRED("model-retired", 3),
    INFERENCE_PROFILE_NEEDED("inference-profile-needed", 3),
    INVALID_REQUEST("invalid-request", 3),
    QUOTA("quota", 3),
    MODEL_TIMEOUT("model-timeout", 3),
    MODEL_ERROR("model-error", 3),
    MODEL_NOT_READY("model-not-ready", 3),
    UNAVAILABLE("unavailable", 3),
    INCOMPLETE_STREAM("incomplete-stream", 3),
    STALLED_STREAM("stalled-stream", 3),
    CORRUPT_STREAM("corrupt-stream", 3),
    NETWORK("network", 3),
    TLS("tls", 3),
    BUDGET("budget", 3),
    CANCELLED("cancelled", 130);

    private final String word;
    private final int exitCode;

    ErrorKind(String word, int exitCode) {
        this.word = word;
        this.exitCode = exitCode;
    }

    /** The word of the contract, such as {@code context-overflow}. */
    public String word() {
        return word;
    }

    /** The exit code of a command that ends with this failure: 2, 3 or 130. */
    public int exitCode() {
        return exitCode;
    }

    @Override
    public String toString() {
        return word;
    }
}
