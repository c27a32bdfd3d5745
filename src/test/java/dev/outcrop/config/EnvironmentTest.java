package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void references_are_filled_wherever_they_stand_in_a_scalar() throws IOException {
        var models = """
                models:
                  fast: { id: "${PREFIX}.amazon.nova-${SIZE:-lite}-v1:0" }
                """;

        var config = read(models, Map.of("PREFIX", "eu"));

        assertThat(config.models().get("fast").id()).isEqualTo("eu.amazon.nova-lite-v1:0");
    }

    @Test
    void a_value_that_is_the_whole_scalar_may_be_a_number_or_a_flag_quoted_or_not() throws IOException {
        var yaml = """
                request-metadata: ${METADATA}
                models:
                  fast: { id: a, temperature: "${WARMTH:-0.5}", max-tokens: "${MOST}" }
                """;

        var config = read(yaml, Map.of("METADATA", "true", "MOST", "400"));

        assertThat(config.connection().requestMetadata()).isTrue();
        assertThat(config.models().get("fast").parameters().temperature()).isEqualTo(0.5);
        assertThat(config.models().get("fast").parameters().maxTokens()).isEqualTo(400);
    }

    @Test
    void text_takes_a_value_that_looks_like_a_number() throws IOException {
        var config = read("sessions: { store: \"${STORE}\" }\n", Map.of("STORE", "2026"));

        assertThat(config.workspace().store()).isEqualTo("2026");
    }

    @Test
    void a_value_is_never_read_as_yaml_nor_filled_again() throws IOException {
        var value = "x\nbackend: bedrock # ${OTHER} &a !!b";

        var config = read("sessions:\n  store: ${STORE}\n", Map.of("STORE", value, "OTHER", "wrong"));

        assertThat(config.workspace().store()).isEqualTo(value);
        assertThat(config.connection().backend()).isEqualTo(Backend.SIMULATOR);
    }

    @Test
    void a_doubled_dollar_sign_keeps_the_reference_as_text() throws IOException {
        var config = read("sessions: { store: \"$${STORE}-$5\" }\n", Map.of("STORE", "x"));

        assertThat(config.workspace().store()).isEqualTo("${STORE}-$5");
    }

    @Test
    void a_default_holds_where_the_value_is_missing_or_empty() throws IOException {
        var yaml = "sessions:\n  store: ${STORE:-a-b:c}\n";

        assertThat(read(yaml, Map.of()).workspace().store()).isEqualTo("a-b:c");
        assertThat(read(yaml, Map.of("STORE", "")).workspace().store()).isEqualTo("a-b:c");
    }

    @Test
    void a_line_that_is_filled_with_nothing_counts_as_not_there() throws IOException {
        var config = read("region: ${REGION:-}\nendpoint: \"${ENDPOINT}\"\n", Map.of("ENDPOINT", ""));

        assertThat(config.connection().region()).isNull();
        assertThat(config.connection().endpoint()).isNull();
    }

    @Test
    void what_is_missing_or_malformed_is_reported_at_its_place() {
        var yaml = """
                region: ${REGION}
                sessions:
                  store: a${}b${x y}
                """;

        assertThatThrownBy(() -> read(yaml, Map.of())).hasMessage("""
                        outcrop.yaml, line 1, column 9: The environment has no REGION.
                        Set REGION, or give a default: ${REGION:-default}.
                        outcrop.yaml, line 3, column 10: "${" does not begin a name of the environment here.
                        Write ${NAME} or ${NAME:-default}, or $${ for the two characters themselves.""");
    }

    @Test
    void a_reference_without_quotes_in_braces_gets_told_so() {
        assertThatThrownBy(() -> read("models: { fast: { id: ${MODEL} } }\n", Map.of("MODEL", "a")))
                .hasMessage("outcrop.yaml, line 1, column 24: This is not YAML: expected ',' or '}', but got { while"
                        + " parsing a flow mapping.\nPut \"${…}\" in quotes where it stands between { and }.");
    }

    @Test
    void a_value_of_the_environment_shows_in_no_fault() {
        var yaml = """
                region: ${SECRET}
                backend: ${SECRET}
                endpoint: http://${SECRET}
                request-metadata: ${SECRET}
                models:
                  fast: { id: "a ${SECRET}", max-tokens: "${HUGE}", fallback: ["${SECRET}"], api: "${SECRET}" }
                  slow: ${SECRET}
                assistants:
                  poet: { prompt: poet, model: "${NEAR}", memory: "${HUGE}", tools: "${SECRET}" }
                timeouts: { idle: "${SECRET}" }
                classpath: "[${SECRET}"
                """;
        var environment = Map.of("SECRET", "hunter 2", "HUGE", "31337313373133731337", "NEAR", "fastt");

        assertThatThrownBy(() -> read(yaml, environment))
                .hasMessageContaining(
                        "line 1, column 9: region cannot be what the environment gives for \"${SECRET}\".")
                .hasMessageContaining("line 6, column 64: There is no model \"${SECRET}\".\nUse one of [fast, slow].")
                .hasMessageContaining(
                        "line 11, column 12: classpath cannot be what the environment gives for \"[${SECRET}\"")
                .message()
                .doesNotContain("hunter")
                .doesNotContain("31337")
                .doesNotContain("fastt")
                .doesNotContain("Did you mean");
    }

    private OutcropConfig read(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("outcrop.yaml"), yaml);
        return OutcropConfig.read(folder, null, environment);
    }
}
