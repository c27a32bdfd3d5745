package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameMeterTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void only_an_end_between_two_frames_is_between_two_frames(long seed) {
        var random = new Random(seed);
        var bytes = new ByteArrayOutputStream();
        var boundaries = new HashSet<Integer>();
        boundaries.add(0);
        for (int i = 0; i < 5; i++) {
            bytes.writeBytes(StandIn.delta("x".repeat(random.nextInt(200))));
            boundaries.add(bytes.size());
        }
        var body = bytes.toByteArray();
        var cut = random.nextBoolean() ? random.nextInt(body.length + 1) : body.length;

        var meter = new FrameMeter();
        for (int at = 0; at < cut; ) {
            var piece = Math.min(cut - at, 1 + random.nextInt(40));
            var buffer = ByteBuffer.wrap(Arrays.copyOfRange(body, at, at + piece));
            assertThat(ends(at, meter.parts(buffer))).isEqualTo(ends(at, at + piece, boundaries));
            assertThat(buffer.remaining()).isEqualTo(piece);
            at += piece;
        }

        assertThat(meter.insideFrame()).isEqualTo(!boundaries.contains(cut));
    }

    /** Where parts end, counted from the first byte of the stream. */
    private static List<Integer> ends(int from, List<ByteBuffer> parts) {
        var ends = new ArrayList<Integer>();
        var at = from;
        for (var part : parts) {
            at += part.remaining();
            ends.add(at);
        }
        return ends;
    }

    private static List<Integer> ends(int from, int to, Set<Integer> boundaries) {
        return IntStream.rangeClosed(from + 1, to)
                .filter(at -> at == to || boundaries.contains(at))
                .boxed()
                .toList();
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf);
    }
}
