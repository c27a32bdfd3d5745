package dev.outcrop.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Works that wait while a transaction is being put on the disk share the next one, so that
 * many callers do not wait for many disks. Thread-safe.
 */
final class Writer implements AutoCloseable {

    /** Works in one transaction; more of them would keep other processes waiting for long. */
    private static final int MOST_TOGETHER = 256;

    private final OpenConnection connection;
    /** Not bounded by itself, but every entry is a caller that waits. */
    private final BlockingQueue<Order<?>> orders = new LinkedBlockingQueue<>();

    private final Order<Boolean> end = new Order<>(transaction -> true);
    private @Nullable Thread thread;
    private boolean closed;

    Writer(OpenConnection connection) {
        this.connection = connection;
    }

    /** Does the work and returns once it is on the disk. */
    <T> T write(Work<T> work) {
        var order = new Order<>(work);
        enqueue(order);
        return order.await();
    }

    /** Ends what waits, then closes the connection. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (thread == null) {
                connection.close();
                return;
            }
            orders.add(end);
        }
        end.await();
    }

    private synchronized void enqueue(Order<?> order) {
        if (closed) {
            throw new IllegalStateException("The database was closed.");
        }
        orders.add(order);
        if (thread == null) {
            thread = new Thread(this::run, "outcrop-store-writer");
            // What was acknowledged is on the disk, so nothing is lost when the program ends without closing.
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        var batch = new ArrayList<Order<?>>();
        do {
            batch.clear();
            takeSome(batch);
        } while (!endsWith(batch));
    }

    private void takeSome(List<Order<?>> batch) {
        try {
            batch.add(orders.take());
        } catch (InterruptedException e) {
            // Nobody but a stranger who walks the thread list interrupts this thread: there is nothing to give up.
            return;
        }
        orders.drainTo(batch, MOST_TOGETHER - 1);
    }

    private boolean endsWith(List<Order<?>> batch) {
        var last = batch.remove(end);
        if (!batch.isEmpty()) {
            commit(batch);
        }
        if (last) {
            end.settle(connection::close);
        }
        return last;
    }

    private void commit(List<Order<?>> batch) {
        try {
            connection.execute("BEGIN IMMEDIATE");
        } catch (RuntimeException | Error e) {
            batch.forEach(order -> order.refuse(e));
            return;
        }
        try {
            connection.finish(transaction -> {
                batch.forEach(order -> order.run(transaction));
                return true;
            });
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.get(0).refuse(e);
            } else {
                // One of them failed and took the others down: each has its own transaction now.
                batch.forEach(order -> commit(List.of(order)));
            }
            return;
        }
        batch.forEach(Order::acknowledge);
    }

    /** One caller's work and what became of it. */
    private static final class Order<T> {

        private final Work<T> work;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private @Nullable T result;

        Order(Work<T> work) {
            this.work = work;
        }

        void run(Transaction transaction) {
            result = work.in(transaction);
        }

        void acknowledge() {
            outcome.complete(result);
        }

        void refuse(Throwable why) {
            outcome.completeExceptionally(why);
        }

        void settle(Runnable last) {
            try {
                last.run();
                acknowledge();
            } catch (RuntimeException | Error e) {
                refuse(e);
            }
        }

        T await() {
            try {
                return outcome.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
