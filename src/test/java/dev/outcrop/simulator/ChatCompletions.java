package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A small server of OpenAI's streamed chat completions on loopback. What the user says last decides: {@code fail 429} fails
 * with that status (413 with a long page), {@code endless} never ends, {@code break} ends in the middle, {@code hold} says two words and the rest when it is released or its
 * client has gone, {@code picture} tells how large the picture is; a question that has tools and no result calls the first one.
 */
final class ChatCompletions implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    ChatCompletions() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** The bodies that came, oldest first. */
    List<JsonNode> received() {
        return received;
    }

    List<String> authorizations() {
        return authorizations;
    }

    /** Lets a held answer go on. */
    void release() {
        released.countDown();
    }

    /** Whether the client of a held answer has gone within so many seconds. */
    boolean isGoneWithin(int seconds) throws InterruptedException {
        return gone.await(seconds, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        received.add(body);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var last = body.path("messages").path(body.path("messages").size() - 1);
        var said = last.path("content").isTextual()
                ? last.path("content").textValue()
                : last.path("content").path(0).path("text").asText();
        if (said.startsWith("fail ")) {
            var error = (said.endsWith("413") ? "x".repeat(10_000) : "{\"error\":{\"message\":\"No luck.\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(said.substring(5)), error.length);
            exchange.getResponseBody().write(error);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            stream(body, last, said, out);
        } catch (IOException clientGone) {
            gone.countDown();
        }
    }

    private void stream(JsonNode body, JsonNode last, String said, OutputStream out) throws IOException {
        if (body.has("tools") && !last.path("role").asText().equals("tool")) {
            var name = body.at("/tools/0/function/name").asText();
            send(
                    out,
                    "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\""
                            + name + "\",\"arguments\":\"\"}}]}",
                    "null");
            send(out, "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"id\\\":\"}}]}", "null");
            send(out, "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"1042\\\"}\"}}]}", "null");
            finish(out, "tool_calls");
            return;
        }
        while (said.equals("endless")) {
            send(
                    out,
                    JSON.createObjectNode()
                            .put("content", "on and ".repeat(20_000))
                            .toString(),
                    "null");
        }
        if (said.equals("break")) {
            send(out, "{\"content\":\"half of \"}", "null");
            throw new IOException("as asked");
        }
        if (said.equals("hold")) {
            send(out, "{\"content\":\"one \"}", "null");
            send(out, "{\"content\":\"two \"}", "null");
            hold(out);
        }
        send(out, "{\"content\":\"You said \"}", "null");
        send(out, JSON.createObjectNode().put("content", said + ".").toString(), "null");
        finish(out, said.equals("long") ? "length" : "stop");
    }

    private void hold(OutputStream out) throws IOException {
        try {
            while (!released.await(20, TimeUnit.MILLISECONDS)) {
                out.write(": still there\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void finish(OutputStream out, String reason) throws IOException {
        send(out, "{}", "\"" + reason + "\"");
        out.write(("data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[],"
                        + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}\n\ndata: [DONE]\n\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void send(OutputStream out, String delta, String reason) throws IOException {
        out.write(
                ("data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"tiny\",\"choices\":[{\"index\":0,\"delta\":"
                                + delta + ",\"finish_reason\":" + reason + "}]}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
