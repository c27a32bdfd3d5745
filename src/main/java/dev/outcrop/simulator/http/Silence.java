package dev.outcrop.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which nothing happens: without a first request after 10 s, or idle for 10 minutes.
 *
 * <p>Clients drop their own idle connections after a minute or so, which is why the second bound is that long: a connection
 * that is closed just when its client reuses it looks like a failure. Confined to the connection's event loop.
 */
// A write or close that fails ends the channel, and every handler hears of that.
@SuppressWarnings("FutureReturnValueIgnored")
final class Silence extends ChannelInboundHandlerAdapter {

    private static final long GREETING_SECONDS = 10;
    private static final long IDLE_SECONDS = 600;
    private static final long LOOK_SECONDS = 60;

    private @Nullable Future<?> look;
    private boolean greeted;
    private int busy;
    private long idleSince = System.nanoTime();

    /** The head of a first request, or HTTP/2's preface, has arrived. */
    void greeted() {
        greeted = true;
    }

    /** A request is being answered. */
    void began() {
        greeted = true;
        busy++;
    }

    /** One answer fewer is under way. */
    void ended() {
        busy--;
        idleSince = System.nanoTime();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        look = context.executor().schedule(() -> lookAt(context), GREETING_SECONDS, TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (look != null) {
            look.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void lookAt(ChannelHandlerContext context) {
        var idle = busy == 0 && System.nanoTime() - idleSince > TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
        if (!greeted || idle) {
            context.close();
        } else {
            look = context.executor().schedule(() -> lookAt(context), LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }
}
