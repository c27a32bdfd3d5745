package dev.outcrop.simulator.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP request that has arrived whole. Immutable as long as the body's bytes are left alone. */
public final class Request {

    private final HttpRequest head;
    private final Protocol protocol;
    private final byte[] body;
    private final boolean overBound;

    Request(HttpRequest head, Protocol protocol, byte[] body, boolean overBound) {
        this.head = head;
        this.protocol = protocol;
        this.body = body;
        this.overBound = overBound;
    }

    /** What a request came over. */
    public enum Protocol {
        HTTP_1,
        HTTP_2
    }

    public Protocol protocol() {
        return protocol;
    }

    /** The method, such as {@code POST}. */
    public String method() {
        return head.method().name();
    }

    /** The path without its query, decoded; empty where it cannot be. */
    public String path() {
        try {
            return new QueryStringDecoder(head.uri()).path();
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** The first value of a parameter behind the path, decoded; empty where there is none. */
    public Optional<String> parameter(String name) {
        try {
            var values = new QueryStringDecoder(head.uri()).parameters().get(name);
            return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The first value of a header; names are compared without case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name));
    }

    /** All headers, names in lower case, in their order. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        head.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }

    /** The body, not a copy; empty where it was {@link #overBound}. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body was larger than {@link HttpServer#MAX_BODY} and has been dropped. */
    public boolean overBound() {
        return overBound;
    }

    HttpRequest head() {
        return head;
    }
}
