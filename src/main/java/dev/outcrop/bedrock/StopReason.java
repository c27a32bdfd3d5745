package dev.outcrop.bedrock;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a model stopped, by Bedrock's own word. Source: bedrock-runtime service model, StopReason. */
public enum StopReason {
    END_TURN,
    TOOL_USE,
    MAX_TOKENS,
    STOP_SEQUENCE,
    GUARDRAIL_INTERVENED,
    CONTENT_FILTERED,
    MALFORMED_MODEL_OUTPUT,
    MALFORMED_TOOL_USE,
    MODEL_CONTEXT_WINDOW_EXCEEDED;

    private static final Map<String, StopReason> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(StopReason::word, Function.identity()));

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word on the wire, such as {@code end_turn}. */
    public String word() {
        return word;
    }

    /** The reason behind a word; empty for one that came later than this list. */
    public static Optional<StopReason> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    @Override
    public String toString() {
        return word;
    }
}
