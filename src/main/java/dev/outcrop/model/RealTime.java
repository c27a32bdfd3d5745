package dev.outcrop.model;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's own clock, with one daemon thread that is started by the first alarm. */
final class RealTime implements Time {

    private final ScheduledThreadPoolExecutor alarms;

    RealTime() {
        alarms = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "outcrop-timer");
            thread.setDaemon(true);
            return thread;
        });
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        var alarm = alarms.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
