package dev.outcrop.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The floor of a simulator: Netty's HTTP codec and an answer that is always the same. Runs until it is ended. */
public final class BareHttp {

    private static final byte[] ANSWER =
            ("{\"metrics\":{\"latencyMs\":0},\"output\":{\"message\":{\"content\":[{\"text\":"
                            + "\"This is the answer.\"}],\"role\":\"assistant\"}},\"stopReason\":\"end_turn\",\"usage\":"
                            + "{\"inputTokens\":14,\"outputTokens\":5,\"serverToolUsage\":{},\"totalTokens\":19}}")
                    .getBytes(StandardCharsets.UTF_8);

    private BareHttp() {}

    public static void main(String[] args) {
        var channel = new ServerBootstrap()
                .group(new NioEventLoopGroup(2))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        accepted.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 20), new Fixed());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        System.out.println("Listening on http://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort());
        channel.closeFuture().syncUninterruptibly();
    }

    private static final class Fixed extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            var answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(ANSWER));
            answer.headers().set("Content-Type", "application/json").setInt("Content-Length", ANSWER.length);
            context.writeAndFlush(answer);
        }
    }
}
