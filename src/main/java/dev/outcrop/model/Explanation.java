package dev.outcrop.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;
import dev.outcrop.error.ErrorKind;
import java.util.EnumMap;
import java.util.Map;

/** A failed call in words for the person who has to do something about it. */
record Explanation(ModelVersion version, Operation operation, Turn turn, ChatRequest request) {

    /** What goes between the model and the details. */
    private static final Map<ErrorKind, String> PHRASES = new EnumMap<>(Map.ofEntries(
            Map.entry(ErrorKind.THROTTLED, "is throttled"),
            Map.entry(ErrorKind.QUOTA, "has used up its quota"),
            Map.entry(ErrorKind.CONTEXT_OVERFLOW, "was sent more than its window holds"),
            Map.entry(ErrorKind.ACCESS_DENIED, "may not be called with these credentials"),
            Map.entry(ErrorKind.CREDENTIALS, "cannot be called without valid AWS credentials"),
            Map.entry(ErrorKind.MODEL_NOT_FOUND, "is not known to Bedrock"),
            Map.entry(ErrorKind.MODEL_RETIRED, "is retired"),
            Map.entry(ErrorKind.INFERENCE_PROFILE_NEEDED, "is served through inference profiles only"),
            Map.entry(ErrorKind.INVALID_REQUEST, "cannot take the request"),
            Map.entry(ErrorKind.MODEL_TIMEOUT, "took too long"),
            Map.entry(ErrorKind.MODEL_ERROR, "failed"),
            Map.entry(ErrorKind.MODEL_NOT_READY, "is still being loaded"),
            Map.entry(ErrorKind.UNAVAILABLE, "is unavailable"),
            Map.entry(ErrorKind.INCOMPLETE_STREAM, "broke off before the end of its answer"),
            Map.entry(ErrorKind.STALLED_STREAM, "fell silent before the end of its answer"),
            Map.entry(ErrorKind.CORRUPT_STREAM, "sent an answer that arrived damaged"),
            Map.entry(ErrorKind.NETWORK, "cannot be reached"),
            Map.entry(ErrorKind.TLS, "cannot be reached safely"),
            Map.entry(ErrorKind.INPUT, "cannot be called"),
            Map.entry(ErrorKind.CANCELLED, "was not heard to the end")));

    CallException of(Failure failure, Trace trace) {
        return new CallException(
                failure.kind(),
                problem(failure, trace.attempts()),
                new Remedy(version, operation, turn).of(failure),
                trace,
                SafeCause.of(failure.cause()));
    }

    private String problem(Failure failure, int attempts) {
        var config = version.config();
        var place = turn.line().place();
        var where = place.isEmpty() ? config.id() : config.id() + ", " + place;
        var after = attempts > 1 ? ", after " + attempts + " requests" : "";
        return "Model \"" + config.name() + "\" (" + where + ") "
                + PHRASES.getOrDefault(failure.kind(), "could not answer") + after + details(failure);
    }

    private String details(Failure failure) {
        var words = switch (failure.kind()) {
            case CONTEXT_OVERFLOW -> Overflow.of(failure.message(), version, request.messages());
            case CREDENTIALS -> CredentialChain.tried(failure.message());
            default -> SafeText.of(failure.message());
        };
        if (words.isEmpty()) {
            return ".";
        }
        return ": " + words + (words.endsWith(".") ? "" : ".");
    }
}
