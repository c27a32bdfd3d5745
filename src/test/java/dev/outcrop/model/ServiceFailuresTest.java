package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;

final class ServiceFailuresTest {

    @ParameterizedTest
    @MethodSource("errors")
    void bedrocks_error_type_decides_then_its_text_then_the_status(
            int status, String type, String message, ErrorKind kind, int retries) {
        var failure = ServiceFailures.of(thrown(status, type, message, "1"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.mark().retries()).isEqualTo(retries);
        assertThat(failure.mark().requestId()).isEqualTo("r-1");
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(429, "ThrottlingException", ErrorTexts.TOO_MANY_REQUESTS, ErrorKind.THROTTLED, 5),
                arguments(429, "ThrottlingException", ErrorTexts.TOO_MANY_TOKENS, ErrorKind.THROTTLED, 5),
                arguments(400, "ThrottlingException", ErrorTexts.TOO_MANY_REQUESTS, ErrorKind.THROTTLED, 5),
                arguments(429, "ThrottlingException", ErrorTexts.TOO_MANY_TOKENS_PER_DAY, ErrorKind.QUOTA, 0),
                arguments(400, "ServiceQuotaExceededException", "Quota.", ErrorKind.QUOTA, 0),
                arguments(429, "ModelNotReadyException", ErrorTexts.MODEL_NOT_READY, ErrorKind.MODEL_NOT_READY, 5),
                arguments(408, "ModelTimeoutException", ErrorTexts.MODEL_TIMEOUT, ErrorKind.MODEL_TIMEOUT, 1),
                arguments(424, "ModelErrorException", ErrorTexts.MODEL_ERROR, ErrorKind.MODEL_ERROR, 2),
                arguments(424, "modelStreamErrorException", ErrorTexts.MODEL_ERROR, ErrorKind.MODEL_ERROR, 2),
                arguments(500, "InternalServerException", "Oops.", ErrorKind.UNAVAILABLE, 5),
                arguments(503, "ServiceUnavailableException", ErrorTexts.UNAVAILABLE, ErrorKind.UNAVAILABLE, 5),
                arguments(400, "ValidationException", ErrorTexts.INPUT_TOO_LONG, ErrorKind.CONTEXT_OVERFLOW, 0),
                arguments(
                        400,
                        "ValidationException",
                        ErrorTexts.promptTooLong(200_049, 200_000),
                        ErrorKind.CONTEXT_OVERFLOW,
                        0),
                arguments(
                        400,
                        "ValidationException",
                        "400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9279 ",
                        ErrorKind.CONTEXT_OVERFLOW,
                        0),
                arguments(400, "ValidationException", ErrorTexts.UNKNOWN_MODEL, ErrorKind.MODEL_NOT_FOUND, 0),
                arguments(400, "ValidationException", ErrorTexts.malformedModelId("x y"), ErrorKind.MODEL_NOT_FOUND, 0),
                arguments(
                        400,
                        "ValidationException",
                        ErrorTexts.onDemandNotSupported("anthropic.claude-sonnet-4-6"),
                        ErrorKind.INFERENCE_PROFILE_NEEDED,
                        0),
                arguments(400, "ValidationException", ErrorTexts.maxTokensOverLimit(8), ErrorKind.INVALID_REQUEST, 0),
                arguments(400, "ValidationException", ErrorTexts.ROLES_ALTERNATE, ErrorKind.INVALID_REQUEST, 0),
                arguments(404, "ResourceNotFoundException", ErrorTexts.RETIRED_MODEL, ErrorKind.MODEL_RETIRED, 0),
                arguments(404, "ResourceNotFoundException", ErrorTexts.LEGACY_MODEL, ErrorKind.MODEL_RETIRED, 0),
                arguments(404, "ResourceNotFoundException", "Not here.", ErrorKind.MODEL_NOT_FOUND, 0),
                arguments(404, "FTUFormNotFilled", "Fill in the form.", ErrorKind.ACCESS_DENIED, 0),
                arguments(403, "AccessDeniedException", ErrorTexts.NO_MODEL_ACCESS, ErrorKind.ACCESS_DENIED, 0),
                arguments(403, "ExpiredTokenException", ErrorTexts.EXPIRED_TOKEN, ErrorKind.CREDENTIALS, 1),
                arguments(403, "UnrecognizedClientException", ErrorTexts.INVALID_TOKEN, ErrorKind.CREDENTIALS, 0),
                arguments(403, "InvalidSignatureException", "Wrong.", ErrorKind.CREDENTIALS, 0),
                arguments(403, "", "Forbidden", ErrorKind.ACCESS_DENIED, 0),
                arguments(400, "", "Bad", ErrorKind.INVALID_REQUEST, 0),
                arguments(429, "", "Slow down", ErrorKind.THROTTLED, 5),
                arguments(504, "", "Gateway Timeout", ErrorKind.UNAVAILABLE, 5),
                arguments(418, "NovelException", "Teapot", ErrorKind.INVALID_REQUEST, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "403, NETWORK, 0",
        "404, NETWORK, 0",
        "407, NETWORK, 0",
        "429, THROTTLED, 5",
        "502, UNAVAILABLE, 5",
        "503, UNAVAILABLE, 5"
    })
    void a_page_is_not_bedrocks_whatever_its_status(int status, ErrorKind kind, int retries) {
        var failure = ServiceFailures.of(BedrockRuntimeException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorMessage("<html>")
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(status)
                                .putHeader("Content-Type", "text/html; charset=utf-8")
                                .build())
                        .build())
                .build());

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).isEqualTo("a server that is not Bedrock answered " + status + " with text/html");
        assertThat(failure.mark()).isEqualTo(new Mark(null, null, retries, false));
    }

    @Test
    void what_the_server_asks_to_wait_is_kept() {
        var failure = ServiceFailures.of(thrown(429, "ThrottlingException", ErrorTexts.TOO_MANY_REQUESTS, "3"));

        assertThat(failure.mark()).isEqualTo(new Mark("r-1", Duration.ofSeconds(3), 5, false));
    }

    private static AwsServiceException thrown(int status, String type, String message, String retryAfter) {
        return BedrockRuntimeException.builder()
                .statusCode(status)
                .requestId("r-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(type)
                        .errorMessage(message)
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(status)
                                .putHeader("Retry-After", retryAfter)
                                .build())
                        .build())
                .build();
    }
}
