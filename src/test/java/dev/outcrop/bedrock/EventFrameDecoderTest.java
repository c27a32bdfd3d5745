package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventFrameDecoderTest {

    private final byte[] frame =
            EventFrame.event("messageStop", "{\"stopReason\":\"end_turn\"}".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 8, 11, 12, 40, 90, -1})
    void a_flipped_bit_anywhere_is_found(int at) {
        frame[at < 0 ? frame.length + at : at] ^= 0x10;

        assertThatThrownBy(() -> decode(frame)).isInstanceOf(CorruptFrameException.class);
    }

    @Test
    void a_wrong_checksum_says_which() {
        frame[frame.length - 1] ^= 1;
        assertThatThrownBy(() -> decode(frame)).hasMessage("the checksum of a frame is wrong");

        frame[0] ^= 1;
        assertThatThrownBy(() -> decode(frame)).hasMessage("the checksum of a frame's prelude is wrong");
    }

    @Test
    void an_impossible_length_is_refused_before_the_frame_has_arrived() {
        assertThatThrownBy(() -> decode(prelude(15, 0))).hasMessage("a frame of 15 bytes claims 0 bytes of headers");
        assertThatThrownBy(() -> decode(prelude(-1, 0))).hasMessage("a frame of -1 bytes claims 0 bytes of headers");
        assertThatThrownBy(() -> decode(prelude(20, 5))).hasMessage("a frame of 20 bytes claims 5 bytes of headers");
        assertThatThrownBy(() -> decode(prelude(20, -5))).hasMessage("a frame of 20 bytes claims -5 bytes of headers");
    }

    @Test
    void a_frame_over_the_bound_is_refused_at_its_length() {
        assertThatThrownBy(() -> decode(prelude(1025, 0)))
                .hasMessage("a frame of 1025 bytes is over the bound of 1024");
    }

    @Test
    void the_end_in_the_middle_of_a_frame_is_known() throws Exception {
        var decoder = new EventFrameDecoder(1024);
        var frames = new ArrayList<EventFrame>();

        decoder.decode(ByteBuffer.wrap(frame, 0, frame.length - 1), frames::add);
        assertThat(decoder.midFrame()).isTrue();
        assertThat(frames).isEmpty();

        decoder.decode(ByteBuffer.wrap(frame, frame.length - 1, 1), frames::add);
        assertThat(decoder.midFrame()).isFalse();
        assertThat(frames).hasSize(1);
    }

    @Test
    void random_bytes_never_do_more_than_be_refused() {
        var random = new Random(42);
        for (var i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            if (bytes.length >= EventFrame.PRELUDE) {
                assertThatThrownBy(() -> decode(bytes)).isInstanceOf(CorruptFrameException.class);
            }
        }
    }

    @Test
    void random_headers_under_right_checksums_never_do_more_than_be_refused() {
        var random = new Random(43);
        for (var i = 0; i < 5_000; i++) {
            var headers = new byte[random.nextInt(60)];
            random.nextBytes(headers);
            try {
                decode(sealed(headers));
            } catch (CorruptFrameException refused) {
                assertThat(refused).hasMessageContaining("header");
            }
        }
    }

    private static void decode(byte[] bytes) throws CorruptFrameException {
        new EventFrameDecoder(1024).decode(ByteBuffer.wrap(bytes), frame -> {});
    }

    private static byte[] prelude(int length, int headers) {
        var bytes = new byte[EventFrame.PRELUDE];
        var out = ByteBuffer.wrap(bytes).putInt(length).putInt(headers);
        out.putInt(EventFrame.checksum(bytes, 8));
        return bytes;
    }

    private static byte[] sealed(byte[] headers) {
        var bytes = new byte[headers.length + 16];
        var out = ByteBuffer.wrap(bytes).putInt(bytes.length).putInt(headers.length);
        out.putInt(EventFrame.checksum(bytes, 8)).put(headers);
        out.putInt(EventFrame.checksum(bytes, bytes.length - 4));
        return bytes;
    }
}
