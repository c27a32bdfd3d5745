package dev.outcrop.model;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at every call under way twenty times a second, for what no event tells: silence, a deadline, an interrupted caller.
 *
 * <p>One timer for all calls costs a call less than timers of its own. It stands still while nothing is under way.
 */
final class Watch {

    /** How late a deadline may be noticed. */
    static final Duration TICK = Duration.ofMillis(50);

    /** Something under way. */
    interface Watched {

        /** Called again and again on the timer's thread; must not block. */
        void look(long nanos);

        /** Ends it as cancelled. */
        void cancel();
    }

    private final Time time;
    private final Set<Watched> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ticking = new AtomicBoolean();

    Watch(Time time) {
        this.time = time;
    }

    void begin(Watched call) {
        underWay.add(call);
        tickSoon();
    }

    void end(Watched call) {
        underWay.remove(call);
    }

    int size() {
        return underWay.size();
    }

    void cancelAll() {
        underWay.forEach(Watched::cancel);
    }

    private void tickSoon() {
        if (!ticking.get() && ticking.compareAndSet(false, true)) {
            time.after(TICK, this::tick);
        }
    }

    private void tick() {
        var now = time.nanos();
        underWay.forEach(call -> call.look(now));
        ticking.set(false);
        if (!underWay.isEmpty()) {
            tickSoon();
        }
    }
}
