package dev.outcrop.error;

import org.jspecify.annotations.Nullable;

/** A model call that failed, with what was known of it when it did. */
public final class CallException extends OutcropException {

    private final Trace trace;

    public CallException(ErrorKind kind, String problem, String remedy, Trace trace, @Nullable Throwable cause) {
        super(kind, problem, remedy, cause);
        this.trace = trace;
    }

    public Trace trace() {
        return trace;
    }

    /**
     * What was known of a failed call.
     *
     * @param attempts HTTP requests sent, from 0
     * @param requestId AWS's own; null where no response headers came
     * @param partialText the text received before the failure; empty where none was
     * @param maybeBilled whether Bedrock may have worked, and charged, for the lost answer
     */
    public record Trace(int attempts, @Nullable String requestId, String partialText, boolean maybeBilled) {

        public static final Trace NONE = new Trace(0, null, "", false);
    }
}
