package dev.outcrop.simulator.http;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A server on 127.0.0.1 for HTTP/1.1 and h2c, with prior knowledge and by upgrade, on one port. Thread-safe.
 *
 * <p>Its threads are daemons; {@link #close} ends them and every connection at once.
 */
public final class HttpServer implements AutoCloseable {

    /** Bytes of the largest body: Bedrock's 25 MB. */
    public static final int MAX_BODY = 25_000_000;

    /** Connections at a time; one more is closed as soon as it opens. */
    public static final int MAX_CONNECTIONS = 10_000;

    /** Answers wait for a slow reader from 64 KiB unsent bytes on, and go on below 32 KiB. */
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private static final int MAX_THREADS = 4;
    private static final int ACCEPT_QUEUE = 4096;
    private static final long CLOSING_SECONDS = 5;

    private final EventLoopGroup loops;
    private final Channel channel;
    private final Connections connections;

    private HttpServer(EventLoopGroup loops, Channel channel, Connections connections) {
        this.loops = loops;
        this.channel = channel;
        this.connections = connections;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws OutcropException of kind machine when the port cannot be had
     */
    public static HttpServer start(int port, Responder responder) {
        var threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        var loops = new NioEventLoopGroup(threads, new DefaultThreadFactory("simulator", true));
        var connections = new Connections(MAX_CONNECTIONS);
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, ACCEPT_QUEUE)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        connections.opened(accepted, responder);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            end(loops);
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "Port \"" + port + "\" of 127.0.0.1 cannot be listened on: "
                            + bound.cause().getMessage(),
                    "Choose a port that is free, or 0 for any.",
                    bound.cause());
        }
        return new HttpServer(loops, bound.channel(), connections);
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return connections.open();
    }

    /** How many connections have been opened so far. */
    public long connections() {
        return connections.total();
    }

    /** Closes the port and, with the event loops, every connection, whatever they are at. Waits for its threads, at most 5 s. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        end(loops);
    }

    private static void end(EventLoopGroup loops) {
        loops.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
