package dev.outcrop.simulator.fault;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.simulator.http.Piece.Break;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of fault. What rules files may say, help and documentation are made from this list. */
public final class Faults {

    public static final List<FaultKind> ALL = List.of(
            new ErrorFault("throttling", BedrockError.THROTTLING, ErrorTexts.TOO_MANY_REQUESTS),
            new ErrorFault("model-not-ready", BedrockError.MODEL_NOT_READY, ErrorTexts.MODEL_NOT_READY),
            new ErrorFault("validation", BedrockError.VALIDATION, ErrorTexts.MALFORMED_INPUT),
            new ErrorFault("context-overflow", BedrockError.VALIDATION, Intact::tooLong),
            new ErrorFault("access-denied", BedrockError.ACCESS_DENIED, ErrorTexts.NO_MODEL_ACCESS),
            new ErrorFault("expired-token", BedrockError.EXPIRED_TOKEN, ErrorTexts.EXPIRED_TOKEN),
            new ErrorFault("not-found", BedrockError.RESOURCE_NOT_FOUND, ErrorTexts.UNRESOLVED_MODEL),
            new ErrorFault("legacy", BedrockError.RESOURCE_NOT_FOUND, ErrorTexts.LEGACY_MODEL),
            new ErrorFault("retired", BedrockError.RESOURCE_NOT_FOUND, ErrorTexts.RETIRED_MODEL),
            new ErrorFault("model-timeout", BedrockError.MODEL_TIMEOUT, ErrorTexts.MODEL_TIMEOUT),
            new ErrorFault("model-error", BedrockError.MODEL_ERROR, ErrorTexts.MODEL_ERROR),
            new ErrorFault("internal", BedrockError.INTERNAL_SERVER, ErrorTexts.INTERNAL),
            new ErrorFault("unavailable", BedrockError.SERVICE_UNAVAILABLE, ErrorTexts.UNAVAILABLE),
            new GatewayPage(),
            new SlowFirstByte(),
            new BrokenConnection("stall", Break.STALL, "nothing more, and the connection stays open"),
            new BrokenConnection("connection-reset", Break.RESET, "the connection is reset, RST by TCP"),
            new BrokenConnection(
                    "rst-stream", Break.RESET_STREAM, "RST_STREAM by HTTP/2, and on HTTP/1.1 the connection is reset"),
            new BrokenConnection(
                    "half-close", Break.HALF_CLOSE, "the server's side of the connection is shut, FIN by TCP"),
            new CutFrame(),
            new BadChecksum(),
            new EarlyEnd(),
            new NoUsage(),
            new UnknownEvent(),
            new NotJson(),
            new CutJson(),
            new HugeDeltas(),
            new StreamErrorFault("stream-throttling", BedrockError.THROTTLING, ErrorTexts.TOO_MANY_REQUESTS),
            new StreamErrorFault("stream-unavailable", BedrockError.SERVICE_UNAVAILABLE, ErrorTexts.UNAVAILABLE),
            new StreamErrorFault("stream-model-error", BedrockError.MODEL_STREAM_ERROR, ErrorTexts.MODEL_ERROR),
            new StreamErrorFault("stream-validation", BedrockError.VALIDATION, ErrorTexts.MALFORMED_INPUT),
            new StreamErrorFault("stream-internal", BedrockError.INTERNAL_SERVER, ErrorTexts.INTERNAL));

    private static final Map<String, FaultKind> BY_WORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(FaultKind::word, Function.identity()));

    private Faults() {}

    /** The words of all kinds, in the order of the list. */
    public static List<String> words() {
        return ALL.stream().map(FaultKind::word).toList();
    }

    /** The kind behind one of the {@link #words}. */
    public static FaultKind of(String word) {
        var kind = BY_WORD.get(word);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of fault: " + word);
        }
        return kind;
    }

    /** The words of the kinds that take a setting. */
    public static List<String> taking(Setting setting) {
        return ALL.stream()
                .filter(kind -> kind.settings().contains(setting))
                .map(FaultKind::word)
                .toList();
    }
}
