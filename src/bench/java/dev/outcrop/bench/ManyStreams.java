package dev.outcrop.bench;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.outcrop.Outcrop;
import dev.outcrop.model.CallContext;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What streams leave behind: how soon a cancelled one frees its connection, and which threads a thousand at once leave.
 *
 * <p>Arguments: the simulator's endpoint, its rules. A thousand streams need 2 GiB of heap in the AWS SDK alone.
 */
public final class ManyStreams {

    private static final int STREAMS = 1_000;
    private static final int CANCELLED = 50;

    private ManyStreams() {}

    public static void main(String[] args) throws Exception {
        cancelled(Path.of(args[1]));
        atOnce(URI.create(args[0]));
        System.exit(0);
    }

    /** The simulator is in this process, where it can be asked what is open. */
    private static void cancelled(Path rules) throws Exception {
        try (var simulator = SimulatorServer.start(0, Rules.read(rules));
                var outcrop = Outcrop.open(GuardCost.project(simulator.endpoint()))) {
            var times = new ArrayList<Double>();
            for (int i = 0; i < CANCELLED; i++) {
                var model = outcrop.models().named("fast").streaming(CallContext.NONE);
                var first = new CountDownLatch(1);
                model.chat("endless", new Heard(first, new CompletableFuture<>()));
                first.await();
                var began = System.nanoTime();
                model.cancel();
                until(() -> simulator.counts().openStreams() == 0);
                times.add((System.nanoTime() - began) / 1e6);
            }
            times.sort(null);
            System.out.printf(
                    "a cancelled stream is closed at the server after %.1f ms (median), %.1f ms (longest of %d)%n",
                    times.get(CANCELLED / 2), times.get(CANCELLED - 1), CANCELLED);
        }
    }

    private static void atOnce(URI endpoint) throws Exception {
        var before = threads();
        int most;
        try (var outcrop = Outcrop.open(GuardCost.project(endpoint))) {
            var ends = new ArrayList<CompletableFuture<Void>>();
            var begun = new CountDownLatch(STREAMS);
            for (int i = 0; i < STREAMS; i++) {
                var end = new CompletableFuture<Void>();
                ends.add(end);
                outcrop.models().named("fast").streaming(CallContext.NONE).chat("long", new Heard(begun, end));
            }
            begun.await();
            most = threads().size() - before.size();
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        }
        var began = System.nanoTime();
        until(() -> before.containsAll(threads()) || System.nanoTime() - began > 20e9);
        var left = threads();
        left.removeAll(before);
        System.out.printf(
                "%d streams at once, all whole, on at most %d threads; left %.1f s after closing: %s%n",
                STREAMS,
                most,
                (System.nanoTime() - began) / 1e9,
                left.stream().map(Thread::getName).toList());
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(500_000);
        }
    }

    /** Says when the first piece came, and the end. */
    private static final class Heard implements StreamingChatResponseHandler {

        private final CountDownLatch first;
        private final CompletableFuture<Void> end;
        private boolean begun;

        private Heard(CountDownLatch first, CompletableFuture<Void> end) {
            this.first = first;
            this.end = end;
        }

        @Override
        public void onPartialResponse(String piece) {
            if (!begun) {
                begun = true;
                first.countDown();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            end.complete(null);
        }

        @Override
        public void onError(Throwable error) {
            end.completeExceptionally(error);
        }
    }
}
