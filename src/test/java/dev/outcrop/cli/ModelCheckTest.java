package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCheckTest {

    private static final String GONE = """
            fail  model gone      Model "gone" (anthropic.claude-3-sonnet-20240229-v1:0, ENDPOINT) is retired: This model version has reached the end of its life. Please refer to the AWS documentation for more details.
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws Exception {
        Files.writeString(folder.resolve("outcrop.yaml"), """
                models:
                  fast: { id: us.amazon.nova-lite-v1:0, max-tokens: 400 }
                  both:
                    id: us.amazon.nova-pro-v1:0
                    canary: { id: amazon.nova-novel-v1:0, percent: 5 }
                    fallback: [fast]
                  gone: { id: "anthropic.claude-3-sonnet-20240229-v1:0" }
                """);
    }

    @Test
    void each_version_is_called_once_without_its_fallback_and_what_to_do_is_said_for_each() {
        var result = Typed.in(folder).run("model", "check");

        assertThat(shown(result.out())).startsWith("""
                        ok    model fast      us.amazon.nova-lite-v1:0 answered in TIME
                        ok    model both      us.amazon.nova-pro-v1:0 answered in TIME
                        fail  model both      Model "both" (amazon.nova-novel-v1:0, ENDPOINT) is not known to Bedrock: The provided model identifier is invalid.
                                              Set the id of the canary of "both" (outcrop.yaml, line 4, column 5) to one of [\
                        """).contains(GONE).doesNotContain("requests");
        assertThat(result.err()).isEqualTo("Answered by the simulator, not by a model; nothing was billed.\n");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void those_that_are_named_are_called() {
        var result = Typed.in(folder).run("model", "check", "fast");

        assertThat(shown(result.out())).isEqualTo("ok    model fast      us.amazon.nova-lite-v1:0 answered in TIME\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void json_has_the_kind_and_the_remedy_of_each_failure() throws Exception {
        var result = Typed.in(folder).run("model", "check", "fast", "gone", "--json");

        var checks = new ObjectMapper().readTree(result.out());
        assertThat(checks).hasSize(2);
        assertThat(checks.get(0).path("name").asText()).isEqualTo("fast");
        assertThat(checks.get(0).path("id").asText()).isEqualTo("us.amazon.nova-lite-v1:0");
        assertThat(checks.get(0).path("status").asText()).isEqualTo("ok");
        assertThat(checks.get(0).has("latencyMs")).isTrue();
        assertThat(checks.get(0).has("error")).isFalse();
        var error = checks.get(1).path("error");
        assertThat(error.path("kind").asText()).isEqualTo("model-retired");
        assertThat(error.path("message").asText()).contains(" is retired: ");
        assertThat(error.path("remedy").asText()).startsWith("Set the id of \"gone\" (outcrop.yaml, line 7, column 9)");
        assertThat(error.path("attempts").asInt()).isEqualTo(1);
        assertThat(error.path("requestId").asText()).isNotEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void a_name_that_is_not_configured_is_refused_before_any_is_called() {
        var result = Typed.in(folder).run("model", "check", "fast", "fats");

        assertThat(result.err())
                .isEqualTo(
                        "Model \"fats\" is not configured.\nDid you mean \"fast\"? Use one of [fast, both, gone].\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void doctor_calls_each_model_too() {
        var result = Typed.in(folder).run("doctor");

        assertThat(shown(result.out()))
                .contains("ok    model fast      us.amazon.nova-lite-v1:0 answered in TIME\n")
                .contains(GONE);
        assertThat(result.code()).isEqualTo(3);
    }

    /** Nobody but the project's own assistants would be called with credentials that are not there. */
    @Test
    void doctor_calls_none_where_what_all_of_them_need_is_missing() throws Exception {
        var nowhere = Typed.in(folder).with("AWS_REGION", "us-east-1").with("AWS_BEARER_TOKEN_BEDROCK", "none");
        int port;
        try (var closed = new java.net.ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        var result = nowhere.with("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "http://127.0.0.1:" + port)
                .run("doctor", "--backend", "bedrock");

        assertThat(result.out())
                .contains("fail  endpoint        http://127.0.0.1:" + port + " cannot be reached: ")
                .contains("warn  models          not called\n")
                .doesNotContain("model fast");
        assertThat(result.code()).isEqualTo(3);
    }

    private static String shown(String text) {
        return text.replaceAll("answered in [0-9.]+ m?s", "answered in TIME")
                .replaceAll("http://127.0.0.1:[0-9]+", "ENDPOINT");
    }
}
