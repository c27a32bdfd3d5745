package dev.outcrop.conversation;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that hold conversations, as many as run at a time.
 *
 * <p>They are virtual from Java 24 on. Earlier ones have them too, but there a virtual thread that waits inside {@code
 * synchronized} holds on to its carrier, of which there are as many as processors (JEP 491), and HTTP clients wait so.
 */
final class Crew implements AutoCloseable {

    private static final int FIRST_THAT_DOES_NOT_PIN = 24;

    private final ThreadPoolExecutor threads;

    private Crew(ThreadPoolExecutor threads) {
        this.threads = threads;
    }

    /**
     * Threads that are started as they are needed.
     *
     * @param waiting the most tasks that will ever wait for one
     */
    static Crew of(int size, int waiting) {
        return new Crew(
                new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), factory()));
    }

    void submit(Runnable task) {
        threads.execute(task);
    }

    /** Interrupts what is under way; what has not begun is done by the caller, who has set a {@link Stop} before. */
    void interrupt() {
        threads.shutdownNow().forEach(Runnable::run);
    }

    private static ThreadFactory factory() {
        return Runtime.version().feature() >= FIRST_THAT_DOES_NOT_PIN ? virtualThreads() : platformThreads();
    }

    private static ThreadFactory platformThreads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "conversation-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code Thread.ofVirtual().name("conversation-", 1).factory()}, which release 17 cannot name. */
    private static ThreadFactory virtualThreads() {
        try {
            var builder = Thread.class.getMethod("ofVirtual").invoke(null);
            var type = Class.forName("java.lang.Thread$Builder");
            var named = type.getMethod("name", String.class, long.class).invoke(builder, "conversation-", 1L);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (NoSuchMethodException
                | ClassNotFoundException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("Java " + Runtime.version() + " without virtual threads", e);
        }
    }

    /** Threads end once their task does. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
