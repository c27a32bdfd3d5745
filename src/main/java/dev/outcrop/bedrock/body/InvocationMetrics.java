package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Bedrock says of an invocation besides the provider's own body: in headers of a whole answer, in the last chunk of a
 * stream.
 *
 * <p>Source: recorded answers of InvokeModel and its stream.
 */
public final class InvocationMetrics {

    /** The member of the last chunk. */
    public static final String MEMBER = "amazon-bedrock-invocationMetrics";

    private static final String HEADER = "X-Amzn-Bedrock-";

    private static final Map<String, String> HEADERS = Map.of(
            UsageJson.INPUT, HEADER + "Input-Token-Count",
            UsageJson.OUTPUT, HEADER + "Output-Token-Count",
            UsageJson.CACHE_READ, HEADER + "Cache-Read-Input-Token-Count",
            UsageJson.CACHE_WRITE, HEADER + "Cache-Write-Input-Token-Count");

    private static final String LATENCY = HEADER + "Invocation-Latency";
    private static final int MAX_DIGITS = 9;

    private InvocationMetrics() {}

    /**
     * The headers of an answer that is not streamed.
     *
     * @param usage Converse's
     */
    public static Map<String, String> headers(JsonNode usage, long latencyMs) {
        var headers = new LinkedHashMap<String, String>();
        HEADERS.forEach((name, header) -> {
            if (usage.path(name).isIntegralNumber()) {
                headers.put(header, usage.path(name).asText());
            }
        });
        headers.put(LATENCY, String.valueOf(latencyMs));
        return headers;
    }

    /**
     * The member of a stream's last chunk.
     *
     * @param usage Converse's
     */
    public static ObjectNode of(JsonNode usage, long latencyMs, long firstByteMs) {
        var metrics = BodyJson.object();
        for (var name : new String[] {UsageJson.INPUT, UsageJson.OUTPUT, UsageJson.CACHE_READ, UsageJson.CACHE_WRITE}) {
            UsageJson.put(metrics, count(name), usage.path(name));
        }
        return metrics.put("invocationLatency", latencyMs).put("firstByteLatency", firstByteMs);
    }

    /** Lays what headers say over Converse's usage. */
    static void readHeaders(Function<String, @Nullable String> header, ObjectNode reply) {
        var usage = reply.withObjectProperty("usage");
        HEADERS.forEach((name, of) -> {
            var count = header.apply(of);
            if (count != null && isCount(count)) {
                usage.put(name, Integer.parseInt(count));
            }
        });
        UsageJson.total(usage);
        var latency = header.apply(LATENCY);
        if (latency != null && isCount(latency)) {
            reply.withObjectProperty("metrics").put("latencyMs", Long.parseLong(latency));
        }
    }

    /** Lays what the last chunk says over the payload of Converse's metadata. */
    static void readChunk(JsonNode metrics, ObjectNode metadata) {
        var usage = metadata.withObjectProperty("usage");
        for (var name : HEADERS.keySet()) {
            UsageJson.put(usage, name, metrics.path(count(name)));
        }
        UsageJson.total(usage);
        if (metrics.path("invocationLatency").isIntegralNumber()) {
            metadata.withObjectProperty("metrics").set("latencyMs", metrics.get("invocationLatency"));
        }
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code inputTokens} is {@code inputTokenCount} there. */
    private static String count(String name) {
        return name.substring(0, name.length() - 1) + "Count";
    }
}
