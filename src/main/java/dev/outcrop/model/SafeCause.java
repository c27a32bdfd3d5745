package dev.outcrop.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown, as a log or a stack trace may print it.
 *
 * <p>Bedrock's and the SDK's own messages may repeat values of the request, or a key. A failure whose chain holds such a
 * message is replaced by one that says where and of which type it was; every other failure stays itself.
 */
final class SafeCause extends Exception {

    /** Causes may form a ring. */
    private static final int DEEPEST = 16;

    private SafeCause(Throwable thrown, @Nullable Throwable cause) {
        super(
                thrown.getClass().getName() + ": "
                        + SafeText.of(Optional.ofNullable(thrown.getMessage()).orElse("")),
                cause);
        setStackTrace(thrown.getStackTrace());
    }

    static @Nullable Throwable of(@Nullable Throwable thrown) {
        return thrown == null || isSafe(thrown, DEEPEST) ? thrown : copy(thrown, DEEPEST);
    }

    private static boolean isSafe(@Nullable Throwable thrown, int depth) {
        if (thrown == null || depth == 0) {
            return true;
        }
        if (thrown.getMessage() != null && !SafeText.isSafe(thrown.getMessage())) {
            return false;
        }
        for (var suppressed : thrown.getSuppressed()) {
            if (!isSafe(suppressed, depth - 1)) {
                return false;
            }
        }
        return isSafe(thrown.getCause(), depth - 1);
    }

    private static @Nullable Throwable copy(@Nullable Throwable thrown, int depth) {
        return thrown == null || depth == 0 ? null : new SafeCause(thrown, copy(thrown.getCause(), depth - 1));
    }
}
