package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventFrameTest {

    @Test
    void an_event_is_written_as_bedrock_writes_it() {
        var frame = EventFrame.event("messageStart", json("{\"p\":\"abcdef\",\"role\":\"assistant\"}"));

        assertThat(HexFormat.of().formatHex(frame))
                .isEqualTo(
                        "0000008300000052160125f3" // lengths and their checksum
                                + "0b3a6576656e742d7479706507000c6d6573736167655374617274" // :event-type
                                + "0d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e" // :content-type
                                + "0d3a6d6573736167652d747970650700056576656e74" // :message-type
                                + "7b2270223a22616263646566222c22726f6c65223a22617373697374616e74227d"
                                + "0cd629ac");
    }

    @Test
    void a_frame_is_read_as_it_was_written() throws Exception {
        var frame = onlyFrameOf(EventFrame.event("contentBlockDelta", json("{\"text\":\"é😀\"}")));

        assertThat(frame.eventType()).contains("contentBlockDelta");
        assertThat(frame.exceptionType()).isEmpty();
        assertThat(frame.headers().keySet()).containsExactly(":event-type", ":content-type", ":message-type");
        assertThat(frame.headers()).containsEntry(":message-type", "event");
        assertThat(frame.text()).isEqualTo("{\"text\":\"é😀\"}");
    }

    @Test
    void an_exception_carries_its_message_alone() throws Exception {
        var frame = onlyFrameOf(EventFrame.exception(BedrockError.THROTTLING, "Say \"please\"."));

        assertThat(frame.exceptionType()).contains("throttlingException");
        assertThat(frame.eventType()).isEmpty();
        assertThat(frame.headers()).containsEntry(":message-type", "exception");
        assertThat(frame.text()).isEqualTo("{\"message\":\"Say \\\"please\\\".\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
    void frames_are_found_whatever_pieces_they_arrive_in(int piece) throws Exception {
        var random = new Random(7);
        var stream = new ByteArrayOutputStream();
        var written = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            written.add("x".repeat(random.nextInt(3000)));
            stream.writeBytes(EventFrame.event("chunk", json(written.get(i))));
        }

        var read = decode(stream.toByteArray(), piece);

        assertThat(read).extracting(EventFrame::text).isEqualTo(written);
    }

    static List<EventFrame> decode(byte[] bytes, int piece) throws CorruptFrameException {
        var decoder = new EventFrameDecoder(EventFrameDecoder.MAX_FRAME);
        var frames = new ArrayList<EventFrame>();
        for (var at = 0; at < bytes.length; at += piece) {
            decoder.decode(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)), frames::add);
        }
        assertThat(decoder.midFrame()).isFalse();
        return frames;
    }

    private static EventFrame onlyFrameOf(byte[] bytes) throws CorruptFrameException {
        var frames = decode(bytes, bytes.length);
        assertThat(frames).hasSize(1);
        return frames.get(0);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
