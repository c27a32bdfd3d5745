package dev.outcrop.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.OutcropException;
import dev.outcrop.simulator.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpServerTest {

    private final HttpServer server = HttpServer.start(0, HttpServerTest::echo);

    @AfterEach
    void stop() {
        server.close();
    }

    private static Answer echo(Request request) {
        var text = request.protocol() + " " + request.method() + " " + request.path() + " " + request.text();
        return Answer.of(200, Map.of("X-Echo", "yes"), Piece.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void the_jdks_client_is_served_and_upgraded_where_it_asks(HttpClient.Version version) throws Exception {
        var client = HttpClient.newBuilder().version(version).build();
        for (var i = 0; i < 3; i++) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/a%2Fb?c"))
                    .POST(HttpRequest.BodyPublishers.ofString("body " + i))
                    .build();

            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            var name = version == HttpClient.Version.HTTP_2 ? "HTTP_2" : "HTTP_1";
            assertThat(answer.body()).isEqualTo(name + " POST /a/b body " + i);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.headers().firstValue("x-echo")).contains("yes");
            assertThat(answer.headers().firstValue("date")).isPresent();
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void requests_sent_ahead_are_answered_in_their_order() throws Exception {
        try (var socket = new RawSocket(server.port())) {
            socket.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n".repeat(40)
                    + "GET /3 HTTP/1.1\r\nConnection: close\r\n\r\n");

            var answers = socket.readToEnd();

            assertThat(answers.split("GET /", -1)).hasSize(82);
            assertThat(answers.indexOf("/1 ")).isLessThan(answers.indexOf("/2 "));
            assertThat(answers).endsWith("GET /3 ");
        }
    }

    @Test
    void a_request_in_single_bytes_is_understood() throws Exception {
        try (var socket = new RawSocket(server.port())) {
            var request = "POST /x HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc";
            for (var i = 0; i < request.length(); i++) {
                socket.send(request.substring(i, i + 1));
            }

            assertThat(socket.readToEnd()).endsWith("HTTP_1 POST /x abc");
        }
    }

    @Test
    void http_1_0_is_answered_without_chunks_and_closed() throws Exception {
        try (var socket = new RawSocket(server.port())) {
            assertThat(socket.send("GET /x HTTP/1.0\r\n\r\n").readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("connection: close")
                    .endsWith("\r\n\r\nHTTP_1 GET /x ");
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() throws Exception {
        try (var socket = new RawSocket(server.port())) {
            socket.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n");
            assertThat(socket.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");

            assertThat(socket.send("abc").readToEnd()).endsWith("POST / abc");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no http at all\r\n\r\n", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void what_is_no_http_is_refused_and_closed(String bytes) throws Exception {
        try (var socket = new RawSocket(server.port())) {
            assertThat(socket.send(bytes).readToEnd()).startsWith("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void a_head_without_end_is_refused() throws Exception {
        try (var socket = new RawSocket(server.port())) {
            socket.send("GET / HTTP/1.1\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");

            assertThat(socket.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void a_path_that_cannot_be_decoded_is_empty() throws Exception {
        try (var socket = new RawSocket(server.port())) {
            assertThat(socket.send("GET /%ZZ HTTP/1.1\r\nConnection: close\r\n\r\n")
                            .readToEnd())
                    .endsWith("HTTP_1 GET  ");
        }
    }

    @Test
    void a_port_in_use_is_named() {
        assertThatThrownBy(() -> HttpServer.start(server.port(), HttpServerTest::echo))
                .isInstanceOf(OutcropException.class)
                .hasMessage(
                        "Port \"" + server.port() + "\" of 127.0.0.1 cannot be listened on: Address already in use\n"
                                + "Choose a port that is free, or 0 for any.");
    }

    @Test
    void close_ends_connections_and_threads() throws Exception {
        var asked = new CountDownLatch(1);
        var other = HttpServer.start(0, request -> {
            asked.countDown();
            return Answer.of(200, Map.of(), Piece.broken(Piece.Break.STALL));
        });
        try (var socket = new RawSocket(other.port())) {
            socket.send("GET / HTTP/1.1\r\n\r\n");
            asked.await();

            other.close();

            assertThat(socket.readToEnd()).isEmpty();
        }
        server.close();
        Waiting.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("simulator-")));
        assertThatThrownBy(() -> new RawSocket(other.port())).hasMessage("Connection refused");
    }

    @Test
    void its_threads_keep_no_program_alive() {
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("simulator-"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }
}
