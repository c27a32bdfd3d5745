package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BedrockErrorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ThrottlingException",
                "ThrottlingException:http://internal.amazon.com/coral/com.amazon.bedrock/",
                "com.amazon.coral.availability#ThrottlingException",
                "throttlingException",
                "Throttling"
            })
    void an_error_is_found_by_each_spelling_of_its_name(String name) {
        assertThat(BedrockError.of(name)).contains(BedrockError.THROTTLING);
    }

    @ParameterizedTest
    @EnumSource
    void an_error_is_found_by_what_it_writes(BedrockError error) {
        assertThat(BedrockError.of(error.type())).contains(error);
        assertThat(BedrockError.of(error.header())).contains(error);
        assertThat(BedrockError.of(error.event())).contains(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Teapot", "Exception", ":", "#"})
    void a_name_that_is_none_finds_nothing(String name) {
        assertThat(BedrockError.of(name)).isEmpty();
    }

    @Test
    void a_modelled_error_carries_corals_address_in_its_header() {
        assertThat(BedrockError.VALIDATION.header())
                .isEqualTo("ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/");
        assertThat(BedrockError.EXPIRED_TOKEN.header()).isEqualTo("ExpiredTokenException");
    }

    @ParameterizedTest
    @CsvSource({
        "VALIDATION, 400",
        "SERVICE_QUOTA_EXCEEDED, 400",
        "ACCESS_DENIED, 403",
        "RESOURCE_NOT_FOUND, 404",
        "MODEL_TIMEOUT, 408",
        "MODEL_ERROR, 424",
        "MODEL_STREAM_ERROR, 424",
        "THROTTLING, 429",
        "MODEL_NOT_READY, 429",
        "INTERNAL_SERVER, 500",
        "SERVICE_UNAVAILABLE, 503"
    })
    void a_modelled_error_has_the_status_of_the_service_model(BedrockError error, int status) {
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.modelled()).isTrue();
    }

    @Test
    void a_stream_names_an_error_in_lower_camel_case() {
        assertThat(BedrockError.MODEL_STREAM_ERROR.event()).isEqualTo("modelStreamErrorException");
    }
}
