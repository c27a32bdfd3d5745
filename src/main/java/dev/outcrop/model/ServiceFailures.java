package dev.outcrop.model;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Failures that Bedrock named: the error's type decides, then its text, and the status only where there is no type.
 *
 * <p>Source of the texts: messages that users of Bedrock met and published.
 */
final class ServiceFailures {

    /** Begins the message of a page that a proxy sent. */
    static final String NOT_BEDROCK = "a server that is not Bedrock";

    private ServiceFailures() {}

    static Failure of(AwsServiceException thrown) {
        var details = Optional.ofNullable(thrown.awsErrorDetails());
        var error = error(thrown, details);
        var page = error.isPresent() ? Optional.<String>empty() : page(thrown.statusCode(), details);
        var message = page.map(what -> NOT_BEDROCK + " answered " + thrown.statusCode() + what)
                .orElseGet(() -> details.map(AwsErrorDetails::errorMessage).orElse(""));
        var verdict = error.map(named -> verdict(named, message))
                .orElseGet(() -> byStatus(thrown.statusCode(), page.isPresent()));
        return new Failure(
                verdict.kind(), message, verdict.mark().from(thrown.requestId(), retryAfter(details)), thrown);
    }

    /** With what Bedrock, which speaks JSON alone and sends nobody elsewhere, did not answer; empty where it may have. */
    private static Optional<String> page(int status, Optional<AwsErrorDetails> details) {
        return details.map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Content-Type"))
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.contains("json"))
                .map(type -> " with " + type)
                .or(() -> status < 400 ? Optional.of("") : Optional.empty());
    }

    private static Optional<BedrockError> error(AwsServiceException thrown, Optional<AwsErrorDetails> details) {
        return details.map(AwsErrorDetails::errorCode)
                .flatMap(BedrockError::of)
                .or(() -> BedrockError.of(thrown.getClass().getSimpleName()));
    }

    private static Verdict verdict(BedrockError error, String message) {
        var text = message.toLowerCase(Locale.ROOT);
        return switch (error) {
            case THROTTLING -> text.contains("per day") ? QUOTA : THROTTLED;
            case MODEL_NOT_READY -> new Verdict(ErrorKind.MODEL_NOT_READY, Mark.retried(5));
            case SERVICE_QUOTA_EXCEEDED -> QUOTA;
            case SERVICE_UNAVAILABLE, INTERNAL_SERVER -> UNAVAILABLE;
            case MODEL_TIMEOUT -> new Verdict(ErrorKind.MODEL_TIMEOUT, Mark.costly(1));
            case MODEL_ERROR, MODEL_STREAM_ERROR -> new Verdict(ErrorKind.MODEL_ERROR, Mark.retried(2));
            case RESOURCE_NOT_FOUND, UNKNOWN_OPERATION -> notFound(text);
            case ACCESS_DENIED, NOT_AUTHORIZED, OPT_IN_REQUIRED, USE_CASE_FORM_NOT_FILLED ->
                new Verdict(ErrorKind.ACCESS_DENIED, Mark.FINAL);
            case EXPIRED_TOKEN -> new Verdict(ErrorKind.CREDENTIALS, Mark.retried(1));
            case UNRECOGNIZED_CLIENT,
                    INVALID_CLIENT_TOKEN_ID,
                    MISSING_AUTHENTICATION_TOKEN,
                    INVALID_SIGNATURE,
                    INCOMPLETE_SIGNATURE,
                    REQUEST_EXPIRED -> new Verdict(ErrorKind.CREDENTIALS, Mark.FINAL);
            case VALIDATION, SERIALIZATION, CONFLICT -> validation(text);
        };
    }

    private static Verdict notFound(String text) {
        var retired = text.contains("end of its life") || text.contains("legacy");
        return new Verdict(retired ? ErrorKind.MODEL_RETIRED : ErrorKind.MODEL_NOT_FOUND, Mark.FINAL);
    }

    private static Verdict validation(String text) {
        if (text.contains("on-demand throughput")) {
            return new Verdict(ErrorKind.INFERENCE_PROFILE_NEEDED, Mark.FINAL);
        }
        if (text.contains("model identifier is invalid") || text.contains("at 'modelid' failed")) {
            return new Verdict(ErrorKind.MODEL_NOT_FOUND, Mark.FINAL);
        }
        var overflow = text.contains("input is too long")
                || text.contains("prompt is too long")
                || text.contains("too many input tokens");
        return new Verdict(overflow ? ErrorKind.CONTEXT_OVERFLOW : ErrorKind.INVALID_REQUEST, Mark.FINAL);
    }

    /** For answers of a proxy or a load balancer, which carry no type of Bedrock's. */
    private static Verdict byStatus(int status, boolean page) {
        if (page && status < 500 && status != 429) {
            return new Verdict(ErrorKind.NETWORK, Mark.FINAL);
        }
        return switch (status) {
            case 401, 403 -> new Verdict(ErrorKind.ACCESS_DENIED, Mark.FINAL);
            case 404 -> new Verdict(ErrorKind.MODEL_NOT_FOUND, Mark.FINAL);
            case 408 -> new Verdict(ErrorKind.MODEL_TIMEOUT, Mark.costly(1));
            case 424 -> new Verdict(ErrorKind.MODEL_ERROR, Mark.retried(2));
            case 429 -> THROTTLED;
            default -> status >= 500 ? UNAVAILABLE : new Verdict(ErrorKind.INVALID_REQUEST, Mark.FINAL);
        };
    }

    private static @Nullable Duration retryAfter(Optional<AwsErrorDetails> details) {
        return details.map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Retry-After"))
                .flatMap(RetryAfter::parse)
                .orElse(null);
    }

    private record Verdict(ErrorKind kind, Mark mark) {}

    private static final Verdict THROTTLED = new Verdict(ErrorKind.THROTTLED, Mark.retried(5));
    private static final Verdict UNAVAILABLE = new Verdict(ErrorKind.UNAVAILABLE, Mark.retried(5));
    private static final Verdict QUOTA = new Verdict(ErrorKind.QUOTA, Mark.FINAL);
}
