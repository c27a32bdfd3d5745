package dev.outcrop.simulator.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;

/** The handlers of a connection for the protocol that it turns out to speak. */
final class ConnectionSetup {

    /** A model id of 2,048 characters, each of them percent-encoded, with room around it. */
    private static final int MAX_TARGET = 8 * 1024;

    private static final int MAX_HEADERS = 32 * 1024;
    private static final int CHUNK = 64 * 1024;
    private static final int MAX_STREAMS = 256;
    private static final int STREAM_WINDOW = 1024 * 1024;

    /** Netty's own bound of 200 in 30 s would cut off a test that cancels its streams by the thousand. */
    private static final int MAX_RESETS = 10_000;

    private static final int RESETS_SECONDS = 30;

    private final Responder responder;
    private final Silence silence;

    ConnectionSetup(Responder responder, Silence silence) {
        this.responder = responder;
        this.silence = silence;
    }

    void http1(ChannelPipeline pipeline) {
        var codec = new HttpServerCodec(MAX_TARGET, MAX_HEADERS, CHUNK);
        pipeline.addLast(codec, new UpgradeWatch(codec, this));
        pipeline.addLast(new RequestReader(Request.Protocol.HTTP_1), new Exchanges(responder, silence));
    }

    void http2(ChannelPipeline pipeline) {
        silence.greeted();
        pipeline.addLast(http2Codec(), streams());
    }

    Http2FrameCodec http2Codec() {
        return Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .initialWindowSize(STREAM_WINDOW)
                        .maxHeaderListSize(MAX_HEADERS))
                .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESETS_SECONDS)
                .gracefulShutdownTimeoutMillis(0)
                .build();
    }

    ChannelHandler streams() {
        return new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline()
                        .addLast(
                                new Http2StreamFrameToHttpObjectCodec(true),
                                new RequestReader(Request.Protocol.HTTP_2),
                                new Exchanges(responder, silence));
            }
        });
    }
}
