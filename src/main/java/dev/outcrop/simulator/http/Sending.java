package dev.outcrop.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One answer on its way: each piece at its time, no faster than the client reads. Confined to its event loop. */
// A write or close that fails ends the channel, and every handler hears of that.
@SuppressWarnings("FutureReturnValueIgnored")
final class Sending {

    /** Pieces that are due together go out together, up to so many bytes at once. */
    private static final int PACKET = 16 * 1024;

    /** What was sent before a reset should be read before it; otherwise it is left to chance what the client sees. */
    private static final long BEFORE_RESET_MILLIS = 100;

    private final ChannelHandlerContext context;
    private final Request request;
    private final Answer promised;
    private final Runnable ended;
    private final long began = System.nanoTime();

    private Answer answer;
    private ResponseHead head;
    private ByteBuf packet = Unpooled.EMPTY_BUFFER;
    private @Nullable Piece next;
    private @Nullable ChannelFuture written;
    private @Nullable Future<?> alarm;
    private boolean headSent;
    private boolean there;
    private boolean running;
    private boolean waiting;
    private boolean broken;
    private boolean over;

    Sending(ChannelHandlerContext context, Request request, Answer answer, Runnable ended) {
        this.context = context;
        this.request = request;
        this.promised = answer;
        this.ended = ended;
        this.answer = answer;
        this.head = new ResponseHead(request, answer);
    }

    /** Begins when the answer is there. */
    void begin() {
        promised.whenThere(arrived -> {
            if (context.executor().inEventLoop()) {
                begin(arrived);
            } else {
                context.executor().execute(() -> begin(arrived));
            }
        });
    }

    private void begin(Answer arrived) {
        if (over) {
            // Nobody waits for it any more.
            arrived.ended();
            return;
        }
        answer = arrived;
        head = new ResponseHead(request, arrived);
        there = true;
        goOn();
    }

    /** Sends what is due and can be written, and sees to it that the rest follows. */
    void goOn() {
        // A write tells at once when it made the channel unwritable, and a flush when it is writable again.
        if (!there || running || waiting || alarm != null || broken || over) {
            return;
        }
        running = true;
        try {
            sendWhileWritable();
        } finally {
            running = false;
        }
    }

    private void sendWhileWritable() {
        while (context.channel().isWritable()) {
            if (!advance()) {
                return;
            }
            if (!context.channel().isWritable()) {
                flush();
            }
        }
    }

    /** Takes one step; false when there is none to take now. */
    private boolean advance() {
        if (next == null && answer.pieces() instanceof Supply supply && !supply.isReady()) {
            await(supply);
            return false;
        }
        if (next == null && !answer.pieces().hasNext()) {
            finish();
            return false;
        }
        var piece = next == null ? answer.pieces().next() : next;
        next = piece;
        if (!due(piece)) {
            return false;
        }
        next = null;
        if (piece.breaks() == null) {
            collect(piece.bytes());
            return true;
        }
        breakOff(piece.breaks());
        return false;
    }

    private void await(Supply supply) {
        flush();
        waiting = true;
        // Never at once, where it came to be ready meanwhile: the steps would nest.
        supply.whenReady(() -> context.executor().execute(() -> {
            waiting = false;
            goOn();
        }));
    }

    private boolean due(Piece piece) {
        if (piece.dueNanos() == 0) {
            return true;
        }
        var wait = piece.dueNanos() - (System.nanoTime() - began);
        if (wait <= 0) {
            return true;
        }
        flush();
        alarm = context.executor().schedule(this::wake, wait, TimeUnit.NANOSECONDS);
        return false;
    }

    private void wake() {
        alarm = null;
        goOn();
    }

    private void collect(byte[] bytes) {
        if (packet.isReadable() && packet.readableBytes() + bytes.length > PACKET) {
            writePacket();
        }
        if (!packet.isReadable()) {
            packet = context.alloc().buffer(bytes.length);
        }
        packet.writeBytes(bytes);
    }

    private void writePacket() {
        if (!headSent) {
            headSent = true;
            context.write(head.on(new DefaultHttpResponse(ResponseHead.VERSION, head.status())));
        }
        written = context.write(new DefaultHttpContent(packet));
        packet = Unpooled.EMPTY_BUFFER;
    }

    private void flush() {
        if (packet.isReadable()) {
            writePacket();
            context.flush();
        }
    }

    private void finish() {
        var last = headSent ? lastPacket() : context.writeAndFlush(head.whole(packet));
        packet = Unpooled.EMPTY_BUFFER;
        if (head.endsConnection()) {
            last.addListener(ChannelFutureListener.CLOSE);
        }
        end();
    }

    private ChannelFuture lastPacket() {
        if (packet.isReadable()) {
            writePacket();
        }
        return context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void breakOff(Piece.Break how) {
        broken = true;
        flush();
        if (how == Piece.Break.STALL) {
            // The client has to give up first.
            return;
        }
        var before = written;
        if (before == null) {
            breakNow(how);
        } else {
            // A connection that is shut drops what still waits to be written to it.
            before.addListener(sent -> breakNow(how));
        }
    }

    private void breakNow(Piece.Break how) {
        if (over) {
            return;
        }
        var connection = connection();
        if (how == Piece.Break.HALF_CLOSE) {
            // Not within the reading of the request: on HTTP/2 the connection's own frames are only flushed behind it.
            context.executor().execute(connection::shutdownOutput);
        } else if (how == Piece.Break.RESET_STREAM && connection != context.channel()) {
            context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
        } else {
            alarm = context.executor().schedule(() -> reset(connection), BEFORE_RESET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** With no time to linger the kernel sends RST instead of FIN. */
    private static void reset(SocketChannel connection) {
        connection.config().setOption(ChannelOption.SO_LINGER, 0);
        connection.unsafe().close(connection.voidPromise());
    }

    private SocketChannel connection() {
        var channel = context.channel();
        return (SocketChannel) (channel instanceof SocketChannel ? channel : channel.parent());
    }

    /** The client has gone: nothing more is sent. */
    void giveUp() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        packet.release();
        packet = Unpooled.EMPTY_BUFFER;
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            promised.ended();
            if (answer != promised) {
                answer.ended();
            }
            ended.run();
        }
    }
}
