package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** Faults as the AWS SDK for Java, unmodified, takes them. */
final class FaultClientsTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    @TempDir
    private Path folder;

    private final List<ConverseStreamOutput> events = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "throttling, ThrottlingException, 429",
        "model-not-ready, ModelNotReadyException, 429",
        "validation, ValidationException, 400",
        "context-overflow, ValidationException, 400",
        "access-denied, AccessDeniedException, 403",
        "expired-token, BedrockRuntimeException, 403",
        "not-found, ResourceNotFoundException, 404",
        "legacy, ResourceNotFoundException, 404",
        "retired, ResourceNotFoundException, 404",
        "model-timeout, ModelTimeoutException, 408",
        "model-error, ModelErrorException, 424",
        "internal, InternalServerException, 500",
        "unavailable, ServiceUnavailableException, 503",
        "html-503, BedrockRuntimeException, 503"
    })
    void errors_are_the_exceptions_of_the_service_model(String kind, String exception, int status) throws Exception {
        try (var simulator = simulator("fault: { kind: " + kind + ", retry-after-s: 3 }");
                var sync = Clients.sync(simulator.endpoint());
                var http1 = Clients.async(simulator.endpoint(), Clients.Http.HTTP_1);
                var http2 = Clients.async(simulator.endpoint(), Clients.Http.HTTP_2)) {
            var whole = catchThrowable(() -> sync.converse(r -> r.modelId(MODEL).messages(Clients.user("a"))));
            var first = catchThrowable(
                    () -> Clients.events(http1, r -> r.modelId(MODEL).messages(Clients.user("a"))));
            var second = catchThrowable(
                    () -> Clients.events(http2, r -> r.modelId(MODEL).messages(Clients.user("a"))));

            assertThat(List.of(whole, first.getCause(), second.getCause()))
                    .allSatisfy(thrown -> assertThat(thrown)
                            .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                                assertThat(error.getClass().getSimpleName()).isEqualTo(exception);
                                assertThat(error.statusCode()).isEqualTo(status);
                                assertThat(error.requestId()).isNotBlank();
                                assertThat(error.awsErrorDetails()
                                                .sdkHttpResponse()
                                                .firstMatchingHeader("Retry-After"))
                                        .contains("3");
                            }));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stream-throttling, ThrottlingException, Too many",
        "stream-unavailable, ServiceUnavailableException, Bedrock is unable",
        "stream-model-error, ModelStreamErrorException, The system encountered",
        "stream-validation, ValidationException, Malformed input",
        "stream-internal, InternalServerException, The system encountered"
    })
    void exception_frames_are_the_exceptions_of_the_service_model(String kind, String exception, String message)
            throws Exception {
        for (var http : Clients.Http.values()) {
            events.clear();

            var thrown = broken(http, kind + ", after-deltas: 2");

            assertThat(thrown).isInstanceOfSatisfying(AwsServiceException.class, error -> {
                assertThat(error.getClass().getSimpleName()).isEqualTo(exception);
                assertThat(error.awsErrorDetails().errorMessage()).startsWith(message);
            });
            assertThat(Clients.text(events)).isEqualTo("one two");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_reset_before_the_answer_is_a_failure_of_the_client(Clients.Sync kind) throws Exception {
        try (var simulator = simulator("fault: { kind: connection-reset }");
                var client = Clients.sync(simulator.endpoint(), kind)) {

            var thrown = catchThrowableOfType(
                    SdkClientException.class,
                    () -> client.converse(r -> r.modelId(MODEL).messages(Clients.user("a"))));

            assertThat(thrown).hasMessageContaining("Connection reset");
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrong_checksums_and_cut_json_fail_in_the_decoder(Clients.Http http) throws Exception {
        assertThat(broken(http, "bad-crc, after-deltas: 1")).hasMessageContaining("checksum");
        assertThat(broken(http, "truncated-json, after-deltas: 1")).hasStackTraceContaining("Json");
    }

    /** What the decoder was given of a cut frame it drops, and takes the end for a good one. */
    @ParameterizedTest
    @EnumSource
    void ends_without_an_end_are_a_success_to_the_sdk(Clients.Http http) throws Exception {
        assertThat(textOf(http, "truncated-frame, after-deltas: 2")).isEqualTo("one two");
        assertThat(textOf(http, "no-message-stop")).isEqualTo("one two three");
        assertThat(textOf(http, "no-metadata")).isEqualTo("one two three");
        assertThat(textOf(http, "unknown-event, after-deltas: 1")).isEqualTo("one two three");
        assertThat(textOf(http, "huge-delta")).hasSize(12 << 20);
    }

    @ParameterizedTest
    @CsvSource({"connection-reset", "half-close"})
    void a_connection_that_breaks_over_http_2_fails_after_what_had_come(String kind) throws Exception {
        var thrown = broken(Clients.Http.HTTP_2, kind + ", after-deltas: 2");

        assertThat(thrown).hasRootCauseInstanceOf(IOException.class);
        assertThat(Clients.text(events)).isEqualTo("one two");
    }

    /** Like a connection that is dropped over HTTP/1.1: only who misses messageStop knows that it was. */
    @Test
    void a_stream_that_is_reset_over_http_2_is_a_success_to_the_sdk() throws Exception {
        assertThat(textOf(Clients.Http.HTTP_2, "rst-stream, after-deltas: 2")).isEqualTo("one two");
    }

    private Throwable broken(Clients.Http http, String fault) throws Exception {
        events.clear();
        var thrown = catchThrowableOfType(ExecutionException.class, () -> stream(http, fault));
        assertThat(thrown).as(fault).isNotNull();
        return thrown.getCause();
    }

    private String textOf(Clients.Http http, String fault) throws Exception {
        events.clear();
        stream(http, fault);
        return Clients.text(events);
    }

    private void stream(Clients.Http http, String fault) throws Exception {
        try (var simulator = simulator("reply: one two three, fault: { kind: " + fault + " }");
                var client = Clients.async(simulator.endpoint(), http)) {
            client.converseStream(
                            r -> r.modelId(MODEL).messages(Clients.user("a")),
                            ConverseStreamResponseHandler.builder()
                                    .subscriber(events::add)
                                    .build())
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private SimulatorServer simulator(String rule) throws IOException {
        var file = Files.writeString(folder.resolve("rules.yaml"), "rules: [ { " + rule + " } ]\n");
        return SimulatorServer.start(0, Rules.read(file));
    }
}
