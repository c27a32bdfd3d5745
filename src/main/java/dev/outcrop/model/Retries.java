package dev.outcrop.model;

import dev.failsafe.Execution;
import dev.failsafe.ExecutionContext;
import dev.failsafe.RetryPolicy;
import dev.outcrop.error.ErrorKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of a call's retries: how many requests, after which failures, after which wait.
 *
 * <p>At most six requests a call over all its models, or fewer where it is to go to less effort, all within 120 seconds of the first and within the total timeout. A
 * model with fallbacks behind it uses at most half of the requests that are left, so that they get their turn. Waits grow
 * from one second, with full jitter; what a server asks to wait is never shortened and lengthened by a quarter at most.
 *
 * <p>Used by one thread at a time.
 */
final class Retries {

    static final int REQUESTS = 6;
    static final Duration WINDOW = Duration.ofMinutes(2);

    /** A longer wait is the caller's to decide on, not a thread's to sit out. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration BASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);
    private static final double STRETCH = 0.25;

    private final Time time;
    private final RandomGenerator random;
    private final int requests;
    private final long deadline;
    private final Map<ErrorKind, Integer> failures = new EnumMap<>(ErrorKind.class);
    /** Made by the first failure: most calls have none. */
    private @Nullable Execution<Object> execution;

    private int allowed;
    private long windowEnd;
    private int sent;
    private boolean billed;

    Retries(Time time, RandomGenerator random, int requests, long deadline) {
        this.time = time;
        this.random = random;
        this.requests = requests;
        this.deadline = deadline;
        this.windowEnd = deadline;
        this.allowed = requests;
    }

    /** Turns to a model with so many others behind it. */
    void turnTo(int modelsBehind) {
        var left = requests - sent;
        allowed = modelsBehind == 0 ? left : (left + 1) / 2;
        execution = null;
        failures.clear();
    }

    /** A request goes out now. */
    void sending() {
        if (sent == 0) {
            var end = time.nanos() + WINDOW.toNanos();
            windowEnd = end - deadline < 0 ? end : deadline;
        }
        sent++;
    }

    int sent() {
        return sent;
    }

    /** Whether Bedrock may have worked for an answer that was lost. */
    boolean billed() {
        return billed;
    }

    /** Whether another model may be asked. */
    boolean exhausted() {
        return sent >= requests || left().isNegative() || left().isZero();
    }

    /** How long to wait before the request is sent again; empty where it is not. */
    Optional<Duration> after(Failure failure) {
        billed |= failure.mark().maybeBilled();
        var times = failures.merge(failure.kind(), 1, Integer::sum);
        var execution = execution();
        execution.recordException(new Failed(failure, times, wait(failure)));
        return execution.isComplete() ? Optional.empty() : Optional.of(execution.getDelay());
    }

    private Execution<Object> execution() {
        var begun = execution;
        if (begun == null) {
            begun = Execution.of(policy(allowed));
            execution = begun;
        }
        return begun;
    }

    /** How long the call may still take with everything that it sends. */
    Duration left() {
        return Duration.ofNanos(windowEnd - time.nanos());
    }

    private Duration wait(Failure failure) {
        var asked = failure.mark().retryAfter();
        if (asked != null) {
            return asked.plus(part(asked, STRETCH * random.nextDouble()));
        }
        var most = BASE.multipliedBy(1L << Math.min(execution().getAttemptCount(), 10));
        return part(most.compareTo(LONGEST_BACKOFF) < 0 ? most : LONGEST_BACKOFF, random.nextDouble());
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }

    private RetryPolicy<Object> policy(int requests) {
        return RetryPolicy.builder()
                .withMaxAttempts(Math.max(1, requests))
                .handleIf((result, thrown) -> thrown instanceof Failed failed && again(failed))
                .withDelayFn(Retries::delay)
                .build();
    }

    private boolean again(Failed failed) {
        var asked = failed.failure.mark().retryAfter();
        return failed.times <= failed.failure.mark().retries()
                && (asked == null || asked.compareTo(LONGEST_WAIT) <= 0)
                && failed.wait.compareTo(left()) < 0;
    }

    private static Duration delay(ExecutionContext<Object> context) {
        return context.getLastException() instanceof Failed failed ? failed.wait : Duration.ZERO;
    }

    /** A failure as Failsafe takes it. */
    private static final class Failed extends Exception {

        private final transient Failure failure;
        private final int times;
        private final transient Duration wait;

        Failed(Failure failure, int times, Duration wait) {
            super(failure.message(), null, false, false);
            this.failure = failure;
            this.times = times;
            this.wait = wait;
        }
    }
}
