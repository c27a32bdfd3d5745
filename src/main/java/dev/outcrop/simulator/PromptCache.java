package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes of requests that ended in a cache point, the last 10,000, each for as long as its cache point says.
 *
 * <p>Tools come before the system text, and that before the messages, as Bedrock reads them. A prefix of any length is kept;
 * Bedrock's models want some 1,024 tokens at least, which tests would only have to fill up. Thread-safe.
 */
final class PromptCache {

    static final int MAX_PREFIXES = 10_000;

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Instant> prefixes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MAX_PREFIXES;
        }
    };

    PromptCache(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a request takes from the cache and puts there, in tokens.
     *
     * @param ttl the word of the last cache point; null where the request has none
     */
    record Use(int read, int write, @Nullable String ttl) {

        static final Use NONE = new Use(0, 0, null);
    }

    /** A prefix up to a cache point. */
    private record Prefix(String key, int tokens, String ttl) {

        Duration kept() {
            return ttl.equals("1h") ? LONG : SHORT;
        }
    }

    /** Looks a request up, and keeps its prefixes. */
    Use use(String modelId, JsonNode body) {
        if (!hasPoint(body)) {
            return Use.NONE;
        }
        var found = prefixes(modelId, body);
        if (found.isEmpty()) {
            return Use.NONE;
        }
        var now = clock.instant();
        synchronized (prefixes) {
            var read = 0;
            for (var prefix : found) {
                var until = prefixes.get(prefix.key());
                read = until != null && now.isBefore(until) ? prefix.tokens() : read;
                prefixes.put(prefix.key(), now.plus(prefix.kept()));
            }
            var last = found.get(found.size() - 1);
            return new Use(read, last.tokens() - read, last.ttl());
        }
    }

    /** Spares requests without cache points, which are nearly all, the cost of digests. */
    private static boolean hasPoint(JsonNode body) {
        return hasPointIn(body.path("messages"), "content")
                || anyPoint(body.path("system"))
                || anyPoint(body.path("toolConfig").path("tools"));
    }

    private static boolean hasPointIn(JsonNode messages, String member) {
        for (var message : messages) {
            if (anyPoint(message.path(member))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyPoint(JsonNode blocks) {
        for (var block : blocks) {
            if (block.has("cachePoint")) {
                return true;
            }
        }
        return false;
    }

    private static List<Prefix> prefixes(String modelId, JsonNode body) {
        var prefixes = new ArrayList<Prefix>();
        var digest = sha256();
        var tokens = 0;
        digest.update(modelId.getBytes(StandardCharsets.UTF_8));
        for (var block : blocks(body)) {
            if (block.has("cachePoint")) {
                prefixes.add(new Prefix(
                        HexFormat.of().formatHex(copy(digest).digest()),
                        tokens,
                        block.at("/cachePoint/ttl").asText("5m")));
            } else {
                digest.update(block.toString().getBytes(StandardCharsets.UTF_8));
                tokens += InputTokens.counted(block);
            }
        }
        return prefixes;
    }

    private static List<JsonNode> blocks(JsonNode body) {
        var blocks = new ArrayList<JsonNode>();
        body.at("/toolConfig/tools").forEach(blocks::add);
        body.path("system").forEach(blocks::add);
        for (var message : body.path("messages")) {
            blocks.add(message.path("role"));
            message.path("content").forEach(blocks::add);
        }
        return blocks;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of every Java can be cloned", e);
        }
    }
}
