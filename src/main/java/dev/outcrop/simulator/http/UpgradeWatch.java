package dev.outcrop.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first request of an HTTP/1.1 connection ask for h2c. Source: RFC 7540, 3.2.
 *
 * <p>Almost none does, so the handlers of the upgrade are added by the request that asks.
 */
final class UpgradeWatch extends ChannelInboundHandlerAdapter {

    private final HttpServerCodec codec;
    private final ConnectionSetup setup;
    private boolean asked;

    UpgradeWatch(HttpServerCodec codec, ConnectionSetup setup) {
        this.codec = codec;
        this.setup = setup;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (asked || !(message instanceof HttpRequest request)) {
            context.fireChannelRead(message);
            return;
        }
        var pipeline = context.pipeline();
        if (request.headers().containsValue(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true)) {
            asked = true;
            pipeline.addBefore(
                    context.name(), null, new HttpServerUpgradeHandler(codec, this::upgrade, HttpServer.MAX_BODY));
            pipeline.context(codec).fireChannelRead(message);
        } else {
            pipeline.remove(this);
            context.fireChannelRead(message);
        }
    }

    private HttpServerUpgradeHandler.@Nullable UpgradeCodec upgrade(CharSequence protocol) {
        if (!AsciiString.contentEquals(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, protocol)) {
            return null;
        }
        return new Http2ServerUpgradeCodec(setup.http2Codec(), setup.streams()) {
            @Override
            public void upgradeTo(ChannelHandlerContext context, FullHttpRequest request) {
                var pipeline = context.pipeline();
                pipeline.remove(UpgradeWatch.this);
                pipeline.remove(RequestReader.class);
                pipeline.remove(Exchanges.class);
                super.upgradeTo(context, request);
            }
        };
    }
}
