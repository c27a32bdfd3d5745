package dev.outcrop.model;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
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

    private final AtomicInteger number = new AtomicInteger();
    private final Handover waiting = new Handover();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, waiting, this::thread, this::busy);

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Lets what waits run to its end. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private Thread thread(Runnable task) {
        var thread = new Thread(task, "outcrop-stream-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void busy(Runnable task, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            // The end of a stream that outlived its models is still told, and never on the event loop.
            thread(task).start();
        } else {
            waiting.enqueue(task);
        }
    }

    /** Refuses a task that no idle thread waits for, so that the pool grows before anything waits. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }

        void enqueue(Runnable task) {
            super.offer(task);
        }
    }
}
