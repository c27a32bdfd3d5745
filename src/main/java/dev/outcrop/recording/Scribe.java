package dev.outcrop.recording;

import dev.outcrop.error.OutcropException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes changed files on a thread of its own, so that no event loop waits for a disk. Thread-safe.
 *
 * <p>A file that changes again before it is written is written once; what waits is bounded by the number of files.
 */
final class Scribe {

    private static final long PATIENCE_SECONDS = 30;

    private final RecordingFolder folder;
    private final Function<String, String> texts;
    private final Set<String> waiting = new HashSet<>();
    private @Nullable ExecutorService thread;
    private @Nullable OutcropException failure;

    /**
     * A scribe.
     *
     * @param texts the text of a file as it is to be now
     */
    Scribe(RecordingFolder folder, Function<String, String> texts) {
        this.folder = folder;
        this.texts = texts;
    }

    /** Has a file written soon. */
    synchronized void write(String name) {
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(task -> {
                var scribe = new Thread(task, "outcrop-recordings");
                scribe.setDaemon(true);
                return scribe;
            });
        }
        if (waiting.add(name)) {
            thread.execute(() -> writeNow(name));
        }
    }

    private void writeNow(String name) {
        synchronized (this) {
            waiting.remove(name);
        }
        try {
            folder.write(name, texts.apply(name));
        } catch (OutcropException e) {
            synchronized (this) {
                failure = failure == null ? e : failure;
            }
        }
    }

    /** The first file that could not be written. */
    synchronized Optional<OutcropException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Waits until all is written.
     *
     * @throws OutcropException the first failure, if there was one
     */
    void finish() {
        ExecutorService ending;
        synchronized (this) {
            ending = thread;
            thread = null;
        }
        if (ending != null) {
            ending.shutdown();
            var interrupted = Thread.interrupted();
            try {
                if (!ending.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    ending.shutdownNow();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        var failed = failure();
        if (failed.isPresent()) {
            throw failed.get();
        }
    }
}
