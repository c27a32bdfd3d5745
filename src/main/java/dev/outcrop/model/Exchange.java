package dev.outcrop.model;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.bedrock.RequestMetadata;
import dev.outcrop.usage.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailTraceAssessment;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/**
 * One HTTP request and what came back, as the wire said it and before LangChain4j made its own of it.
 *
 * <p>Written by the thread that hears the response, read by the one that reports it: the fields are volatile.
 */
final class Exchange {

    private final @Nullable String turn;
    private final Runnable sending;
    private final Tape tape;
    private final FrameMeter frames = new FrameMeter();
    private volatile boolean asked;
    private volatile boolean answered;
    private volatile String contentType = "";
    private volatile @Nullable String requestId;
    private volatile @Nullable String stopReason;
    private volatile Tokens tokens = Tokens.UNKNOWN;
    private volatile int ignored;
    private volatile List<String> guardrail = List.of();

    /**
     * An exchange that is about to begin.
     *
     * @param turn null where no metadata is to be sent
     * @param sending told when the request goes out
     * @param tape what takes down what is sent and heard
     */
    Exchange(@Nullable String turn, Runnable sending, Tape tape) {
        this.turn = turn;
        this.sending = sending;
        this.tape = tape;
    }

    /** The request as this exchange sends it. */
    ConverseRequest of(ConverseRequest request) {
        asked = true;
        var builder = request.toBuilder()
                .overrideConfiguration(settings -> settings.putExecutionAttribute(WireTap.EXCHANGE, this));
        return (turn == null ? builder : builder.requestMetadata(metadata(turn))).build();
    }

    ConverseStreamRequest of(ConverseStreamRequest request) {
        asked = true;
        var builder = request.toBuilder()
                .overrideConfiguration(settings -> settings.putExecutionAttribute(WireTap.EXCHANGE, this));
        return (turn == null ? builder : builder.requestMetadata(metadata(turn))).build();
    }

    private static Map<String, String> metadata(String turn) {
        return Map.of(RequestMetadata.TURN, RequestMetadata.clean(turn));
    }

    void sending() {
        sending.run();
        tape.began();
    }

    /** The headers of a response came, whatever its body turns out to be. */
    void answered(SdkHttpResponse http) {
        requestId = http.firstMatchingHeader("x-amzn-RequestId").orElse(null);
        contentType = http.firstMatchingHeader("Content-Type").orElse("");
        answered = true;
        tape.heard(http);
    }

    void stopped(@Nullable String reason) {
        stopReason = reason;
    }

    void traced(@Nullable GuardrailTraceAssessment trace) {
        guardrail = GuardrailFindings.of(trace);
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

    /** Takes note of events of kinds that nobody here knows. */
    void ignored(int events) {
        ignored = events;
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /** Whether LangChain4j got as far as a request; what it throws before is its own refusal. */
    boolean asked() {
        return asked;
    }

    /** Whether the headers of a response came. */
    boolean answered() {
        return answered;
    }

    boolean isEventStream() {
        return contentType.startsWith(EventFrame.CONTENT_TYPE);
    }

    String contentType() {
        return contentType;
    }

    Tape tape() {
        return tape;
    }

    FrameMeter frames() {
        return frames;
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

    /** What a guardrail found; empty where there is none, or it found nothing. */
    List<String> guardrail() {
        return guardrail;
    }

    /** How many events of the stream were of kinds that nobody here knows. */
    int ignored() {
        return ignored;
    }
}
