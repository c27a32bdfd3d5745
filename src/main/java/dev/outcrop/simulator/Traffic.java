package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What has come in and what is under way. Keeps the last 1,000 requests, of at most 8 MiB together. Thread-safe. */
final class Traffic {

    static final int MAX_REQUESTS = 1_000;
    static final long MAX_BYTES = 8L * 1024 * 1024;

    private final Map<String, LongAdder> byOperation = new ConcurrentHashMap<>();
    private final AtomicInteger openStreams = new AtomicInteger();
    private final Deque<Kept> last = new ArrayDeque<>();
    private long bytes;

    private record Kept(String operation, String subject, Request request) {}

    /** Takes note of a request; the operation is empty where there is none at its path. */
    void received(String operation, String subject, Request request) {
        byOperation.computeIfAbsent(operation, name -> new LongAdder()).increment();
        synchronized (last) {
            last.add(new Kept(operation, subject, request));
            bytes += request.body().length;
            while (last.size() > MAX_REQUESTS || bytes > MAX_BYTES) {
                bytes -= last.remove().request().body().length;
            }
        }
    }

    /** The same answer, counted as an open stream until it has ended. */
    Answer streaming(Answer answer) {
        openStreams.incrementAndGet();
        return answer.whenEnded(openStreams::decrementAndGet);
    }

    int openStreams() {
        return openStreams.get();
    }

    Map<String, Long> byOperation() {
        var counts = new TreeMap<String, Long>();
        byOperation.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** The requests that are kept, oldest first. */
    List<ReceivedRequest> last() {
        List<Kept> copy;
        synchronized (last) {
            copy = new ArrayList<>(last);
        }
        return copy.stream()
                .map(kept -> ReceivedRequest.of(kept.operation(), kept.subject(), kept.request()))
                .toList();
    }
}
