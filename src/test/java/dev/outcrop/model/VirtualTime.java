package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that a test turns. Whoever pauses is sent on at once, with the clock put forward. */
final class VirtualTime implements Time {

    private record Due(long at, long order, Duration delay, Runnable action) {}

    private final PriorityQueue<Due> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private long now = 1;
    private long order;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public void pause(Duration length) {
        pauses.add(length);
        advance(length);
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        var due = new Due(now + delay.toNanos(), order++, delay, action);
        alarms.add(due);
        return () -> {
            synchronized (this) {
                alarms.remove(due);
            }
        };
    }

    /** What sync calls waited. */
    List<Duration> pauses() {
        return pauses;
    }

    void advance(Duration length) {
        var end = nanos() + length.toNanos();
        for (var due = next(end); due != null; due = next(end)) {
            due.action().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Due next(long end) {
        var due = alarms.peek();
        if (due == null || due.at() > end) {
            return null;
        }
        alarms.remove();
        now = Math.max(now, due.at());
        return due;
    }

    /** Waits for an alarm other than the watch's tick, puts the clock forward to it, and says how long it was. */
    Duration toNextAlarm() {
        var due = alarm();
        advance(Duration.ofNanos(due.at() - nanos()));
        return due.delay();
    }

    /** Puts the clock forward to the next alarm other than the watch's tick, where one is set. */
    void toAnyAlarm() {
        waiting().stream()
                .filter(due -> !due.delay().equals(Watch.TICK))
                .min(Comparator.comparingLong(Due::at))
                .ifPresent(due -> advance(Duration.ofNanos(Math.max(0, due.at() - nanos()))));
    }

    /** Waits until an alarm other than the watch's tick is set. */
    void awaitAlarm() {
        alarm();
    }

    private Due alarm() {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            var found = waiting().stream()
                    .filter(due -> !due.delay().equals(Watch.TICK))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as("an alarm is set in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private synchronized List<Due> waiting() {
        return new ArrayList<>(alarms);
    }

    @Override
    public synchronized void close() {
        alarms.clear();
    }
}
