package dev.outcrop.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The callers by their threads: the SDK prepares a request on the thread that called it, and tells nothing else of it. */
final class SyncCallers {

    private final Map<Thread, SyncCaller> byThread = new ConcurrentHashMap<>();
    private final Watch watch;

    SyncCallers(Watch watch) {
        this.watch = watch;
    }

    SyncCaller begin(long deadline) {
        var thread = Thread.currentThread();
        var caller = new SyncCaller(thread, deadline);
        byThread.put(thread, caller);
        watch.begin(caller);
        return caller;
    }

    void end(SyncCaller caller) {
        watch.end(caller);
        byThread.remove(Thread.currentThread(), caller);
    }

    @Nullable
    SyncCaller here() {
        return byThread.get(Thread.currentThread());
    }
}
