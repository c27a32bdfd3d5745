package dev.outcrop.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long a model call may take.
 *
 * @param firstToken binds streams: until the first event; default 60 s
 * @param idle binds streams: between two events; default 30 s
 * @param total the whole call with all its attempts; default 300 s
 */
public record Timeouts(Duration firstToken, Duration idle, Duration total) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(300));

    private static final Shape TIME = Shape.text(
            Pattern.compile("[1-9][0-9]{0,8}(ms|s|m|h)"), "a time longer than none, such as 500ms, 60s or 2m");

    static final Shape SHAPE = Shape.object()
            .key("first-token", TIME, "How long a stream may take until its first event.", "60s")
            .key("idle", TIME, "How long a stream may pause between two events.", "30s")
            .key("total", TIME, "How long a call may take with all its attempts.", "300s");

    /** Reads a mapping that {@link #SHAPE} has checked. */
    static Timeouts from(Node node) {
        return new Timeouts(
                time(node, "first-token", DEFAULT.firstToken),
                time(node, "idle", DEFAULT.idle),
                time(node, "total", DEFAULT.total));
    }

    private static Duration time(Node node, String key, Duration fallback) {
        return node.get(key).map(Node::duration).orElse(fallback);
    }
}
