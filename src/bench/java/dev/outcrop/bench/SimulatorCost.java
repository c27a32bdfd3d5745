package dev.outcrop.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The CPU that a simulator takes for calls, as Linux counts it for its process. Plain sockets, so that the client is cheap.
 *
 * <p>Arguments: whole, stream or open; endpoint, process id, and how many calls or streams.
 */
public final class SimulatorCost {

    private static final int PARALLEL = 50;
    private static final int TICKS_PER_SECOND = 100;
    private static final String BODY =
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"This is turn 1 of a talk that"
                    + " is measured.\"}]}],\"inferenceConfig\":{\"maxTokens\":400}}";

    private final URI endpoint;
    private final Path stat;

    private SimulatorCost(URI endpoint, String pid) {
        this.endpoint = endpoint;
        this.stat = Path.of("/proc", pid, "stat");
    }

    public static void main(String[] args) throws Exception {
        var cost = new SimulatorCost(URI.create(args[1]), args[2]);
        int count = Integer.parseInt(args[3]);
        switch (args[0]) {
            case "whole" -> cost.calls("converse", count, "Converse call");
            case "stream" -> cost.calls("converse-stream", count, "streamed event");
            case "open" -> cost.open(count);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Once to warm up, then measured. */
    private void calls(String operation, int count, String unit) throws Exception {
        round(operation, count);
        long before = cpuMicros();
        long began = System.nanoTime();
        long units = round(operation, count);
        double elapsed = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%.1f us CPU per %s (%d of them, %d in parallel, %.0f a second)%n",
                (cpuMicros() - before) / (double) units,
                unit,
                units,
                PARALLEL,
                units / elapsed);
    }

    private long round(String operation, int count) throws Exception {
        var threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            var calls = new ArrayList<Callable<Long>>();
            for (int i = 0; i < PARALLEL; i++) {
                calls.add(() -> connection(operation, count / PARALLEL));
            }
            long units = 0;
            for (var call : threads.invokeAll(calls)) {
                units += call.get();
            }
            return units;
        } finally {
            threads.shutdown();
        }
    }

    /** Calls one after the other on one connection; how many answers, or events of answers, came back. */
    private long connection(String operation, int count) throws IOException {
        long units = 0;
        try (var socket = connect()) {
            var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            for (int i = 0; i < count; i++) {
                send(socket.getOutputStream(), operation);
                units += answer(in);
            }
        }
        return units;
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
        return socket;
    }

    private void send(OutputStream out, String operation) throws IOException {
        var request =
                "POST /model/us.amazon.nova-lite-v1%3A0/" + operation + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                        + "\r\nContent-Type: application/json\r\nAuthorization: AWS4-HMAC-SHA256"
                        + " Credential=AKIDEXAMPLE/20261124/us-east-1/bedrock/aws4_request, SignedHeaders=host,"
                        + " Signature=0123456789abcdef\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Reads one answer: 1 for a whole one, the number of its frames for a stream. */
    private static long answer(InputStream in) throws IOException {
        var head = line(in);
        if (!head.contains(" 200 ")) {
            throw new IOException(head);
        }
        int length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return 1;
        }
        var frames = new Frames();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            frames.take(in.readNBytes(size));
            line(in);
        }
        line(in);
        return frames.count;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Counts frames by the lengths at their beginnings, wherever chunks begin. */
    private static final class Frames {

        private long count;
        private int head;
        private int have;
        private int rest;

        void take(byte[] bytes) {
            for (int i = 0; i < bytes.length; ) {
                if (have < 4) {
                    head = (head << 8) | (bytes[i++] & 0xFF);
                    if (++have == 4) {
                        rest = head - 4;
                    }
                } else {
                    int step = Math.min(rest, bytes.length - i);
                    i += step;
                    rest -= step;
                    if (rest == 0) {
                        count++;
                        have = 0;
                        head = 0;
                    }
                }
            }
        }
    }

    /** Opens streams that stay open, and waits for the first bytes of each. */
    private void open(int count) throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < count; i++) {
                var socket = connect();
                sockets.add(socket);
                send(socket.getOutputStream(), "converse-stream");
            }
            for (var socket : sockets) {
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
                if (!line(socket.getInputStream()).contains(" 200 ")) {
                    throw new IOException("a stream was refused");
                }
            }
            var status = Files.readString(stat.resolveSibling("status"));
            var resident = status.replaceFirst("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
            System.out.printf(
                    Locale.ROOT,
                    "%d streams open at once, %d MiB resident%n",
                    count,
                    Integer.parseInt(resident) / 1024);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private long cpuMicros() throws IOException {
        var fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * (1_000_000 / TICKS_PER_SECOND);
    }
}
