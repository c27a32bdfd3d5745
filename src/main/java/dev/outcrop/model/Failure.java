package dev.outcrop.model;

import dev.outcrop.error.ErrorKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request that failed, classified.
 *
 * @param message Bedrock's own words or the wire's; never the user's text
 * @param cause what was thrown; null where nothing was, such as a timer of ours
 */
record Failure(
        ErrorKind kind, String message, Mark mark, @Nullable Throwable cause) {

    /** The same with the request id of the exchange, where the failure itself brought none. */
    Failure of(Exchange exchange) {
        var id = mark.requestId() == null ? exchange.requestId() : mark.requestId();
        return new Failure(kind, message, mark.from(id, mark.retryAfter()), cause);
    }

    /**
     * What decides whether and when to send again.
     *
     * @param requestId AWS's own; null where no response headers came
     * @param retryAfter what the server asked to wait; null where it did not
     * @param retries how often at most a request that failed so may be sent again
     * @param maybeBilled whether Bedrock may have worked for the lost answer
     */
    record Mark(@Nullable String requestId, @Nullable Duration retryAfter, int retries, boolean maybeBilled) {

        static final Mark FINAL = new Mark(null, null, 0, false);

        static Mark retried(int times) {
            return new Mark(null, null, times, false);
        }

        /** Bedrock may have worked for it. */
        static Mark costly(int times) {
            return new Mark(null, null, times, true);
        }

        Mark from(@Nullable String id, @Nullable Duration wait) {
            return new Mark(id, wait, retries, maybeBilled);
        }
    }

    static final Failure CANCELLED = of(ErrorKind.CANCELLED, "the caller gave it up", Mark.FINAL);

    static Failure of(ErrorKind kind, String message, Mark mark) {
        return new Failure(kind, message, mark, null);
    }
}
