package dev.outcrop.simulator;

import dev.outcrop.simulator.Seen.End;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Requests over an HTTP/2 connection with prior knowledge, and every frame of their answers. */
// A write or close that fails ends the channel, which is seen.
@SuppressWarnings("FutureReturnValueIgnored")
final class Http2Wire implements AutoCloseable {

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Wire.Patience patience;
    private final BlockingQueue<Object> come = new LinkedBlockingQueue<>();
    private final Channel connection;

    Http2Wire(int port, Wire.Patience patience) throws InterruptedException {
        this.patience = patience;
        this.connection = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forClient()
                                                .initialSettings(Http2Settings.defaultSettings()
                                                        .initialWindowSize(32 << 20))
                                                .build(),
                                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                                        new ConnectionEnd());
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
    }

    /** A request on a stream of its own; one at a time. */
    Seen ask(String path, String body) throws Exception {
        var stream = new Http2StreamChannelBootstrap(connection)
                .handler(new Frames())
                .open()
                .sync()
                .getNow();
        var headers = new DefaultHttp2Headers()
                .method("POST")
                .path(path)
                .scheme("http")
                .authority("x")
                .add("authorization", RawCalls.SIGNATURE);
        stream.write(new DefaultHttp2HeadersFrame(headers));
        stream.writeAndFlush(
                new DefaultHttp2DataFrame(io.netty.buffer.Unpooled.copiedBuffer(body, StandardCharsets.UTF_8), true));
        return seen();
    }

    private Seen seen() throws InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        var body = new ByteArrayOutputStream();
        var wait = patience.firstMillis();
        while (true) {
            var next = come.poll(wait, TimeUnit.MILLISECONDS);
            wait = patience.thenMillis();
            if (next instanceof Map<?, ?> head) {
                head.forEach((name, value) -> headers.put(name.toString(), value.toString()));
            } else if (next instanceof byte[] data) {
                body.writeBytes(data);
            } else {
                var end = next == null ? End.SILENCE : (End) next;
                return Seen.of(
                        Integer.parseInt(headers.getOrDefault(":status", "0")), headers, body.toByteArray(), end);
            }
        }
    }

    @Override
    public void close() {
        connection.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Frames extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            try {
                if (frame instanceof Http2HeadersFrame head) {
                    Map<String, String> headers = new LinkedHashMap<>();
                    head.headers()
                            .forEach(header -> headers.put(
                                    header.getKey().toString(),
                                    header.getValue().toString()));
                    come.add(headers);
                    ended(head.isEndStream());
                } else if (frame instanceof Http2DataFrame data) {
                    var bytes = new byte[data.content().readableBytes()];
                    data.content().readBytes(bytes);
                    come.add(bytes);
                    ended(data.isEndStream());
                }
            } finally {
                ReferenceCountUtil.release(frame);
            }
        }

        private void ended(boolean whole) {
            if (whole) {
                come.add(End.WHOLE);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame) {
                come.add(End.RST_STREAM);
            }
        }
    }

    private final class ConnectionEnd extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            come.add(cause instanceof IOException ? End.RESET : End.SILENCE);
            context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            come.add(End.CLOSED);
        }
    }
}
