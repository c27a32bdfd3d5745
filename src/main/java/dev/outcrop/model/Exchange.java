package dev.outcrop.model;

import dev.outcrop.bedrock.RequestMetadata;
import dev.outcrop.usage.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeResponse;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/**
 * One HTTP request and what came back, as the wire said it and before LangChain4j made its own of it.
 *
 * <p>Written by the thread that hears the response, read by the one that reports it: the fields are volatile.
 */
final class Exchange {

    private final @Nullable String turn;
    private volatile @Nullable String modelId;
    private volatile @Nullable String requestId;
    private volatile @Nullable String stopReason;
    private volatile Tokens tokens = Tokens.UNKNOWN;

    /** An exchange that is about to be sent; the turn is null where no metadata is to be sent. */
    Exchange(@Nullable String turn) {
        this.turn = turn;
    }

    Map<String, String> metadata() {
        return turn == null ? Map.of() : Map.of(RequestMetadata.TURN, RequestMetadata.clean(turn));
    }

    void asked(String id) {
        modelId = id;
    }

    void answered(BedrockRuntimeResponse response) {
        var http = response.sdkHttpResponse();
        if (http != null) {
            requestId = http.firstMatchingHeader("x-amzn-RequestId").orElse(null);
        }
    }

    void stopped(@Nullable String reason) {
        stopReason = reason;
    }

    void used(@Nullable TokenUsage usage) {
        if (usage != null && usage.inputTokens() != null && usage.outputTokens() != null) {
            tokens = new Tokens(
                    usage.inputTokens(),
                    usage.outputTokens(),
                    orZero(usage.cacheReadInputTokens()),
                    orZero(usage.cacheWriteInputTokens()),
                    true);
        }
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    @Nullable
    String modelId() {
        return modelId;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    /** Bedrock's own word; {@code unknown} where it said none. */
    String stopReason() {
        var reason = stopReason;
        return reason == null ? "unknown" : reason;
    }

    Tokens tokens() {
        return tokens;
    }
}
