package dev.outcrop.simulator.http;

import io.netty.channel.socket.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The open connections of a server, at most a given number. Thread-safe. */
// A write or close that fails ends the channel, and every handler hears of that.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connections {

    private final int bound;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final LongAdder total = new LongAdder();

    Connections(int bound) {
        this.bound = bound;
    }

    /** Sets up a connection that was accepted, or closes it where there are too many. */
    void opened(SocketChannel channel, Responder responder) {
        total.increment();
        if (open.size() >= bound) {
            channel.close();
            return;
        }
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        var silence = new Silence();
        channel.pipeline().addLast(silence, new PrefaceSniffer(new ConnectionSetup(responder, silence)));
    }

    int open() {
        return open.size();
    }

    long total() {
        return total.sum();
    }
}
