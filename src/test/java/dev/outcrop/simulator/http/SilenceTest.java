package dev.outcrop.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Time runs by hand here: the channel's own clock. */
final class SilenceTest {

    @Test
    void a_connection_without_a_first_request_is_closed_after_ten_seconds() {
        var channel = frozen(new EmbeddedChannel(new Silence()));

        pass(channel, 9);
        assertThat(channel.isOpen()).isTrue();

        pass(channel, 2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_connection_that_has_greeted_stays() {
        var silence = new Silence();
        var channel = frozen(new EmbeddedChannel(silence));
        silence.greeted();

        pass(channel, 300);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_body_that_does_not_end_closes_its_connection_after_a_minute() {
        var channel = frozen(new EmbeddedChannel(new RequestReader(Request.Protocol.HTTP_1)));
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));

        pass(channel, 30);
        channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
        pass(channel, 29);
        assertThat(channel.isOpen()).isTrue();

        pass(channel, 2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_body_that_ended_in_time_leaves_its_connection_open() {
        var channel = frozen(new EmbeddedChannel(new RequestReader(Request.Protocol.HTTP_1)));
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        channel.writeInbound(new DefaultLastHttpContent(Unpooled.wrappedBuffer(new byte[1])));

        pass(channel, 61);

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.<Request>readInbound().body()).hasSize(1);
    }

    private static EmbeddedChannel frozen(EmbeddedChannel channel) {
        channel.freezeTime();
        return channel;
    }

    private static void pass(EmbeddedChannel channel, long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runPendingTasks();
    }
}
