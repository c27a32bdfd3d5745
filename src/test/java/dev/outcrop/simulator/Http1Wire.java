package dev.outcrop.simulator;

import dev.outcrop.simulator.Seen.End;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One request over a socket of its own, and every byte of the answer. */
final class Http1Wire {

    private final int port;
    private final Wire.Patience patience;

    Http1Wire(int port, Wire.Patience patience) {
        this.port = port;
        this.patience = patience;
    }

    Seen ask(String path, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + RawCalls.SIGNATURE
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(patience.firstMillis());
            return new Reading(
                            new BufferedInputStream(socket.getInputStream()),
                            () -> socket.setSoTimeout(patience.thenMillis()))
                    .seen();
        }
    }

    private interface Begun {
        void told() throws SocketException;
    }

    /** An answer as far as it comes. */
    private static final class Reading {

        private final InputStream in;
        private final Begun begun;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;

        Reading(InputStream in, Begun begun) {
            this.in = in;
            this.begun = begun;
        }

        Seen seen() throws IOException {
            var end = end();
            return Seen.of(status, headers, body.toByteArray(), end);
        }

        private End end() throws IOException {
            try {
                head();
                if (headers.containsKey("content-length")) {
                    bytes(Integer.parseInt(headers.get("content-length")));
                } else {
                    chunks();
                }
                return End.WHOLE;
            } catch (SocketTimeoutException nothing) {
                return End.SILENCE;
            } catch (SocketException reset) {
                return End.RESET;
            } catch (EOFException early) {
                return End.CLOSED;
            }
        }

        private void head() throws IOException {
            var first = line();
            begun.told();
            status = Integer.parseInt(first.split(" ", -1)[1]);
            for (var line = line(); !line.isEmpty(); line = line()) {
                var colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }

        private void chunks() throws IOException {
            for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                bytes(size);
                line();
            }
            line();
        }

        /** One by one, so that none is lost to a reset behind it; the buffer hands out what it has before it throws. */
        private void bytes(int count) throws IOException {
            for (var i = 0; i < count; i++) {
                body.write(one());
            }
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var next = one(); next != '\n'; next = one()) {
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        }

        private int one() throws IOException {
            var read = in.read();
            if (read < 0) {
                throw new EOFException();
            }
            return read;
        }
    }
}
