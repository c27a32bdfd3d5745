package dev.outcrop.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says about its fault; null where it says nothing.
 *
 * @param afterDeltas deltas that are sent before it
 * @param retryAfterSeconds the value of the Retry-After header
 * @param message Bedrock's words instead of the usual ones
 * @param delayMillis before the first byte
 */
public record Settings(
        @Nullable Integer afterDeltas,
        @Nullable Integer retryAfterSeconds,
        @Nullable String message,
        @Nullable Integer delayMillis) {

    /** Nothing said. */
    public static final Settings NONE = new Settings(null, null, null, null);

    int afterDeltasOr(int usual) {
        return afterDeltas == null ? usual : afterDeltas;
    }

    String messageOr(String usual) {
        return message == null ? usual : message;
    }
}
