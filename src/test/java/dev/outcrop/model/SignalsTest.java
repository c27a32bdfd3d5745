package dev.outcrop.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.nio.NioEventLoopGroup;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SignalsTest {

    private final NioEventLoopGroup group = new NioEventLoopGroup(2);
    private final ClientFactory.EventLoops loops = new ClientFactory.EventLoops(group);
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> read = new ConcurrentLinkedQueue<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final CountDownLatch lastRead = new CountDownLatch(1);
    private final Signals signals = new Signals(this::wake, loops::afterReading, this::read);

    @Test
    void what_an_event_loop_receives_together_wakes_one_reader() throws Exception {
        group.next()
                .submit(() -> {
                    for (int i = 1; i <= 100; i++) {
                        queue.add(i);
                        signals.withOthers();
                    }
                    assertThat(handedOver).hasValue(0);
                })
                .get(10, SECONDS);

        assertThat(lastRead.await(10, SECONDS)).isTrue();
        assertThat(read).hasSize(100);
        assertThat(handedOver).hasValue(1);
    }

    @Test
    void what_may_not_wait_is_handed_over_while_the_event_loop_is_still_receiving() throws Exception {
        group.next()
                .submit(() -> {
                    queue.add(100);
                    signals.now();
                    assertThat(lastRead.await(10, SECONDS)).isTrue();
                    return null;
                })
                .get(20, SECONDS);

        assertThat(read).containsExactly(100);
    }

    @Test
    void on_a_thread_that_is_no_event_loop_nothing_waits() throws Exception {
        queue.add(100);
        signals.withOthers();

        assertThat(handedOver).hasValue(1);
        assertThat(lastRead.await(10, SECONDS)).isTrue();
    }

    @Test
    void nothing_is_lost_or_out_of_turn_between_a_reader_that_ends_and_the_next_signal() throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(10);
        for (int i = -10_000; i <= 100; i++) {
            queue.add(i);
            signals.now();
            // The next comes while the reader that took this one is about to end.
            while (!queue.isEmpty() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }

        assertThat(lastRead.await(10, SECONDS)).isTrue();
        assertThat(List.copyOf(read)).hasSize(10_101).isSorted();
    }

    @AfterEach
    void close() {
        loops.close();
        readers.shutdownNow();
    }

    private void wake(Runnable task) {
        handedOver.incrementAndGet();
        readers.execute(task);
    }

    private void read() {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            read.add(next);
            if (next == 100) {
                lastRead.countDown();
            }
        }
    }
}
