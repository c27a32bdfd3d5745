package dev.outcrop.model;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Has a queue read on another thread, by one at a time, whoever signals that there is something in it. Thread-safe.
 *
 * <p>To wake a thread costs as much as to decode a few events, so those that arrive together can be read together.
 */
final class Signals {

    private final Executor readers;
    private final Consumer<Runnable> afterReading;
    private final Runnable read;
    private final AtomicInteger unread = new AtomicInteger();

    /**
     * Nothing is signalled yet.
     *
     * @param afterReading runs a task once the event loop whose thread calls it has read what there is to read
     * @param read reads the queue until it is empty
     */
    Signals(Executor readers, Consumer<Runnable> afterReading, Runnable read) {
        this.readers = readers;
        this.afterReading = afterReading;
        this.read = read;
    }

    /** There is something to read. */
    void now() {
        if (unread.getAndIncrement() == 0) {
            handOver();
        }
    }

    /** The same, and nobody minds if it is read with what the event loop is just receiving. */
    void withOthers() {
        if (unread.getAndIncrement() == 0) {
            afterReading.accept(this::handOver);
        }
    }

    private void handOver() {
        readers.execute(this::drain);
    }

    private void drain() {
        var seen = unread.get();
        do {
            read.run();
            seen = unread.addAndGet(-seen);
        } while (seen != 0);
    }
}
