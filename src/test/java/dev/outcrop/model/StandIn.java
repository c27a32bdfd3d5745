package dev.outcrop.model;

import dev.outcrop.bedrock.EventFrame;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A few bytes of Bedrock over HTTP/1.1, where a test has to say exactly which. */
final class StandIn implements AutoCloseable {

    /** What is written for the n-th request, from 0; the connection is closed when it returns. */
    interface Answers {
        void write(int number, OutputStream out) throws IOException, InterruptedException;
    }

    /** The same for a test whose answer depends on what was asked. */
    interface Replies {
        void write(int number, String request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Replies answers;

    StandIn(Answers answers) throws IOException {
        this((number, request, out) -> answers.write(number, out));
    }

    StandIn(Replies answers) throws IOException {
        this.answers = answers;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Completed when a client closes its connection. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Request lines, headers and bodies in the order of their arrival. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // The server was closed: the test is over.
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = request(socket.getInputStream());
            requests.add(request);
            daemon(() -> watch(socket));
            answers.write(number.getAndIncrement(), request, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // The client went away, which is what some tests ask of it.
            return;
        }
    }

    private void watch(Socket socket) {
        try {
            if (socket.getInputStream().read() < 0) {
                gone.complete(null);
            }
        } catch (IOException e) {
            // A reset is also a way to go; so is the end of the answer, which no test asks about.
            gone.complete(null);
        }
    }

    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) byteOf(in));
        }
        var length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static int byteOf(InputStream in) throws IOException {
        var read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "stand-in");
        thread.setDaemon(true);
        thread.start();
    }

    static byte[] response(int status, String headers, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.1 " + status + " X\r\nx-amzn-RequestId: id-" + status + "\r\n" + headers
                        + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    static byte[] answer(String json) {
        return response(200, "Content-Type: application/json\r\n", json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] error(int status, String type, String message) {
        return response(
                status,
                "Content-Type: application/json\r\nx-amzn-errortype: " + type + "\r\n",
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    static byte[] text(String text, String stopReason) {
        return answer("{\"metrics\":{\"latencyMs\":1},\"output\":{\"message\":{\"content\":[{\"text\":\"" + text
                + "\"}],\"role\":\"assistant\"}},\"stopReason\":\"" + stopReason
                + "\",\"usage\":{\"inputTokens\":3,\"outputTokens\":5,\"totalTokens\":8}}");
    }

    /** A whole stream of a text in two deltas, and whatever frames are added. */
    static byte[] stream(byte[]... frames) {
        var body = new ByteArrayOutputStream();
        for (var frame : frames) {
            body.writeBytes(frame);
        }
        return response(200, "Content-Type: " + EventFrame.CONTENT_TYPE + "\r\n", body.toByteArray());
    }

    /** The beginning of a stream in one chunk, without the last chunk that would end the response. */
    static byte[] chunked(byte[]... frames) {
        var body = new ByteArrayOutputStream();
        for (var frame : frames) {
            body.writeBytes(frame);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: " + EventFrame.CONTENT_TYPE
                        + "\r\nx-amzn-RequestId: id\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(chunk(body.toByteArray()));
        return out.toByteArray();
    }

    static byte[] chunk(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    static byte[] event(String type, String json) {
        return EventFrame.event(type, json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] start() {
        return event("messageStart", "{\"p\":\"ab\",\"role\":\"assistant\"}");
    }

    static byte[] delta(String text) {
        return event(
                "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + text + "\"},\"p\":\"abc\"}");
    }

    static byte[] stop(String reason) {
        return event("messageStop", "{\"p\":\"abcd\",\"stopReason\":\"" + reason + "\"}");
    }

    static byte[] metadata() {
        return event(
                "metadata",
                "{\"metrics\":{\"latencyMs\":7},\"p\":\"a\",\"usage\":{\"inputTokens\":3,\"outputTokens\":5,"
                        + "\"totalTokens\":8}}");
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
