package dev.outcrop.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells by the first bytes of a connection whether it is HTTP/2 with prior knowledge. Source: RFC 9113, 3.4. */
final class PrefaceSniffer extends ByteToMessageDecoder {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionSetup setup;

    PrefaceSniffer(ConnectionSetup setup) {
        this.setup = setup;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        var seen = Math.min(in.readableBytes(), PREFACE.length);
        for (var i = 0; i < seen; i++) {
            if (in.getByte(in.readerIndex() + i) != PREFACE[i]) {
                setup.http1(context.pipeline());
                context.pipeline().remove(this);
                return;
            }
        }
        if (seen == PREFACE.length) {
            setup.http2(context.pipeline());
            context.pipeline().remove(this);
        }
    }
}
