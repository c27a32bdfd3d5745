package dev.outcrop.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.simulator.Waiting;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SendingTest {

    private static final String GET = "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";

    @Test
    void a_body_that_is_whole_gets_its_length() throws Exception {
        try (var server = serving(List.of(piece("one "), piece("two")).iterator());
                var socket = new RawSocket(server.port())) {
            assertThat(socket.send(GET).readToEnd())
                    .contains("content-length: 7\r\n")
                    .doesNotContain("chunked")
                    .endsWith("\r\n\r\none two");
        }
    }

    @Test
    void a_body_that_takes_time_is_chunked() throws Exception {
        var later = Piece.after(Duration.ofMillis(30), "two".getBytes(StandardCharsets.UTF_8));
        try (var server = serving(List.of(piece("one "), later).iterator());
                var socket = new RawSocket(server.port())) {
            assertThat(socket.send(GET).readToEnd())
                    .contains("transfer-encoding: chunked\r\n")
                    .endsWith("\r\n\r\n4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n");
        }
    }

    @Test
    void an_answer_goes_no_faster_than_its_reader() throws Exception {
        var made = new AtomicInteger();
        var size = 64 * 1024;
        var count = 1_000;
        var pieces = IntStream.range(0, count)
                .mapToObj(i -> {
                    made.incrementAndGet();
                    return Piece.of(new byte[size]);
                })
                .iterator();
        try (var server = serving(pieces);
                var socket = new RawSocket(server.port())) {
            socket.send(GET).readUntil("\r\n\r\n");
            Waiting.until(() -> made.get() > 10);
            var read = socket.read(new byte[size]);

            assertThat(read).isEqualTo(size);
            assertThat(made.get()).isLessThan(count / 2);

            assertThat(socket.readToEnd().length()).isGreaterThan(size * (count - 2));
            assertThat(made.get()).isEqualTo(count);
        }
    }

    @Test
    void a_reset_is_seen_as_one_after_what_was_sent_before() throws Exception {
        try (var server = serving(List.of(piece("one"), Piece.broken(Piece.Break.RESET), piece("two"))
                        .iterator());
                var socket = new RawSocket(server.port())) {
            assertThat(socket.send(GET).readUntil("one\r\n")).startsWith("HTTP/1.1 200 OK");

            assertThatThrownBy(socket::readToEnd)
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void a_half_close_ends_the_bytes_in_the_middle_of_the_answer() throws Exception {
        try (var server = serving(List.of(piece("one"), Piece.broken(Piece.Break.HALF_CLOSE))
                        .iterator());
                var socket = new RawSocket(server.port())) {
            assertThat(socket.send("GET / HTTP/1.1\r\n\r\n").readToEnd()).endsWith("3\r\none\r\n");
        }
    }

    @Test
    void the_end_of_an_answer_is_told_once_however_it_comes() throws Exception {
        var ended = new AtomicInteger();
        var answers = List.of(
                        Answer.of(200, Map.of(), piece("whole")),
                        Answer.of(200, Map.of(), Piece.broken(Piece.Break.RESET)),
                        Answer.of(200, Map.of(), Piece.after(Duration.ofHours(1), new byte[1])))
                .iterator();
        try (var server = HttpServer.start(0, request -> answers.next().whenEnded(ended::incrementAndGet))) {
            for (var expected = 1; expected <= 3; expected++) {
                try (var socket = new RawSocket(server.port())) {
                    socket.send(GET);
                    if (expected == 1) {
                        socket.readToEnd();
                    }
                }
                var count = expected;
                Waiting.until(() -> ended.get() == count);
            }
            assertThat(ended.get()).isEqualTo(3);
        }
    }

    private static HttpServer serving(Iterator<Piece> pieces) {
        return HttpServer.start(0, request -> Answer.of(200, Map.of(), pieces));
    }

    private static Piece piece(String text) {
        return Piece.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
