package dev.outcrop.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one HTTP/1.1 connection in their order, or the one request of an HTTP/2 stream. */
// A write or close that fails ends the channel, and every handler hears of that.
@SuppressWarnings("FutureReturnValueIgnored")
final class Exchanges extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    /** Requests that a client may send ahead before its connection is no longer read. */
    private static final int MAX_AHEAD = 16;

    private final Responder responder;
    private final Silence silence;
    private final Deque<Request> ahead = new ArrayDeque<>();
    private @Nullable Sending sending;

    Exchanges(Responder responder, Silence silence) {
        this.responder = responder;
        this.silence = silence;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ahead.add((Request) message);
        if (sending == null) {
            next(context);
        } else if (ahead.size() >= MAX_AHEAD) {
            context.channel().config().setAutoRead(false);
        }
    }

    private void next(ChannelHandlerContext context) {
        var request = ahead.poll();
        if (sending != null || request == null) {
            return;
        }
        silence.began();
        var answering = new Sending(context, request, responder.answer(request), () -> ended(context));
        sending = answering;
        answering.begin();
        context.channel().config().setAutoRead(true);
    }

    private void ended(ChannelHandlerContext context) {
        sending = null;
        silence.ended();
        if (!ahead.isEmpty()) {
            // Not at once: an answer may end while it is begun, and would nest as deep as requests were sent ahead.
            context.executor().execute(() -> next(context));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (sending != null) {
            sending.goOn();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ahead.clear();
        if (sending != null) {
            sending.giveUp();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a connection failed: {}", cause.toString());
        context.close();
    }
}
