package dev.outcrop.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a request together. A body over the bound is read and dropped; one that takes over 60 s ends the channel.
 */
// A write or close that fails ends the channel, and every handler hears of that.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestReader extends ChannelInboundHandlerAdapter {

    private static final long BODY_SECONDS = 60;
    private static final int ROOM_AT_FIRST = 4 * 1024;
    private static final byte[] NOTHING = {};

    private final Request.Protocol protocol;

    private @Nullable HttpRequest head;
    private byte[] body = NOTHING;
    private int count;
    private boolean overBound;
    private @Nullable Future<?> deadline;

    RequestReader(Request.Protocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
                refuse(context);
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(context, request);
            }
            if (message instanceof HttpContent content) {
                take(content.content());
            }
            if (message instanceof LastHttpContent) {
                end(context);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        head = request;
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    /** What comes after bytes that are no HTTP cannot be understood either. */
    private void refuse(ChannelHandlerContext context) {
        head = null;
        context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void take(ByteBuf bytes) {
        var more = bytes.readableBytes();
        if (overBound || more > HttpServer.MAX_BODY - count) {
            overBound = true;
            body = NOTHING;
            return;
        }
        if (count + more > body.length) {
            body = Arrays.copyOf(body, Math.max(count + more, Math.max(ROOM_AT_FIRST, 2 * body.length)));
        }
        bytes.readBytes(body, count, more);
        count += more;
    }

    private void end(ChannelHandlerContext context) {
        var complete = head;
        if (complete != null) {
            var bytes = overBound ? NOTHING : body.length == count ? body : Arrays.copyOf(body, count);
            context.fireChannelRead(new Request(complete, protocol, bytes, overBound));
        }
        head = null;
        body = NOTHING;
        count = 0;
        overBound = false;
        stopWaiting();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (head != null && deadline == null) {
            deadline = context.executor().schedule(() -> context.close(), BODY_SECONDS, TimeUnit.SECONDS);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        context.fireChannelInactive();
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
