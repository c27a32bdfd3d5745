package dev.outcrop.model;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which user code hears of streams and tools run, so that one that blocks never stops another's events.
 *
 * <p>At most 256 daemon threads, none after ten quiet seconds; what waits for one is at most one task a stream.
 */
final class Callbacks implements Executor, AutoCloseable {

    private static final int THREADS = 256;

    private final ThreadPoolExecutor threads;

    Callbacks() {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "outcrop-stream-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
