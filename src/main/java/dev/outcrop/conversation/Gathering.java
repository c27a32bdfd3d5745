package dev.outcrop.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings outcomes that come in any order into the order of the plan. Thread-safe.
 *
 * <p>At most {@link #ROOM} attempts are under way, wait to begin, or have ended and wait for one before them.
 */
final class Gathering {

    /** A group has at most {@link Repeat#MOST} attempts, so that one always finds room. */
    static final int ROOM = 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<Group> groups = new ArrayDeque<>();
    private final Consumer<Group> settled;
    private int attempts;

    /**
     * Gathers groups.
     *
     * @param settled told of each complete group, in order, one at a time
     */
    Gathering(Consumer<Group> settled) {
        this.settled = settled;
    }

    /** Waits for room and adds a group after those before it. */
    void add(Group group) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (attempts + group.attempts().size() > ROOM) {
                moved.await();
            }
            attempts += group.attempts().size();
            groups.addLast(group);
        } finally {
            lock.unlock();
        }
    }

    /** Takes an outcome in, unless the attempt has one already; true where it completes its group. */
    boolean take(Group group, int attempt, Outcome outcome) {
        lock.lock();
        try {
            var completes = group.take(attempt, outcome) && group.isComplete();
            if (completes) {
                settleFirst();
            }
            return completes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every group that was added is settled. */
    void awaitSettled() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!groups.isEmpty()) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The same for a while; false where some are not settled by then, or the waiting thread was interrupted. */
    boolean awaitSettled(Duration longest) {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (!groups.isEmpty() && left > 0) {
                left = moved.awaitNanos(left);
            }
            return groups.isEmpty();
        } catch (InterruptedException impatient) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Gives every attempt that has no outcome yet one, so that all groups are settled. */
    void abandon(Function<Performance, Outcome> outcomes) {
        lock.lock();
        try {
            for (var group : groups) {
                for (var i = 0; i < group.attempts().size(); i++) {
                    group.take(i, outcomes.apply(group.attempts().get(i)));
                }
            }
            settleFirst();
        } finally {
            lock.unlock();
        }
    }

    private void settleFirst() {
        while (!groups.isEmpty() && groups.getFirst().isComplete()) {
            var group = groups.removeFirst();
            attempts -= group.attempts().size();
            moved.signalAll();
            settled.accept(group);
        }
    }
}
