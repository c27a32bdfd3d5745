package dev.outcrop.model;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/**
 * A thread that waits for an answer which is not streamed, and how its request is broken off.
 *
 * <p>A blocked read does not feel an interrupt; aborting the request from the timer's thread ends it.
 */
final class SyncCaller implements Watch.Watched {

    private final Thread thread;
    private final long deadline;
    private volatile @Nullable ExecutableHttpRequest request;
    private volatile @Nullable Failure brokenOff;
    private volatile boolean closed;

    SyncCaller(Thread thread, long deadline) {
        this.thread = thread;
        this.deadline = deadline;
    }

    void sending(ExecutableHttpRequest prepared) {
        request = prepared;
    }

    /** Why the request was broken off from here; empty where it was not. */
    Optional<Failure> brokenOff() {
        return Optional.ofNullable(brokenOff);
    }

    @Override
    public void look(long nanos) {
        if (brokenOff == null && thread.isInterrupted()) {
            brokenOff = Failure.CANCELLED;
        }
        if (brokenOff == null && nanos - deadline >= 0) {
            brokenOff = Failure.of(ErrorKind.MODEL_TIMEOUT, "no answer within the total timeout", Mark.costly(0));
        }
        abort();
    }

    /** Whether the models were closed under the call, with nobody interrupting it. */
    boolean closed() {
        return closed;
    }

    @Override
    public void cancel() {
        closed = true;
        brokenOff = Failure.CANCELLED;
        abort();
    }

    private void abort() {
        var prepared = request;
        if (brokenOff != null && prepared != null) {
            prepared.abort();
        }
    }
}
