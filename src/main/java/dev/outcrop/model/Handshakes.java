package dev.outcrop.model;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of TLS handshakes that fail: over HTTP/2 the SDK logs them and leaves whoever waits for the connection waiting.
 *
 * <p>Thread-safe.
 */
@Sharable
final class Handshakes extends ChannelInboundHandlerAdapter {

    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable Throwable cause;
    private volatile boolean succeeded;

    NioSocketChannel newChannel() {
        var channel = new NioSocketChannel();
        channel.pipeline().addFirst(this);
        return channel;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        var tls = context.pipeline().get(SslHandler.class);
        if (tls != null) {
            var unused = tls.handshakeFuture().addListener(handshake -> {
                if (handshake.isSuccess()) {
                    succeeded = true;
                } else {
                    cause = handshake.cause();
                    failures.incrementAndGet();
                }
            });
        }
        super.channelActive(context);
    }

    int failures() {
        return failures.get();
    }

    /** Why the last one failed, if it was after so many; empty once one has succeeded, for then others are well. */
    Optional<Throwable> failedAfter(int earlier) {
        return succeeded || failures.get() <= earlier ? Optional.empty() : Optional.ofNullable(cause);
    }
}
