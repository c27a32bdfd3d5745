package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OverlayTest {

    @TempDir
    private Path folder;

    @Test
    void mappings_are_merged_and_other_values_replaced() throws IOException {
        write("outcrop.yaml", """
                backend: simulator
                models:
                  fast: { id: a, temperature: 0.2, fallback: [slow] }
                  slow: { id: b }
                """);
        write("outcrop.production.yaml", """
                backend: bedrock
                models:
                  fast: { id: c, fallback: [best] }
                  best: { id: d }
                """);

        var config = read("production", Map.of());

        assertThat(config.connection().backend()).isEqualTo(Backend.BEDROCK);
        assertThat(config.models()).containsOnlyKeys("fast", "slow", "best");
        assertThat(config.models().get("fast").id()).isEqualTo("c");
        assertThat(config.models().get("fast").parameters().temperature()).isEqualTo(0.2);
        assertThat(config.models().get("fast").fallback()).isEqualTo(List.of("best"));
    }

    @Test
    void faults_name_the_file_that_they_stand_in() throws IOException {
        write("outcrop.yaml", "region: nowhere\nmodels: { fast: { id: a } }\n");
        write(
                "outcrop.production.yaml",
                "# the real one\nmodels: { fast: { temperature: hot, topp: 1 } }\nbudget: { per-day: 1 }\n");

        assertThatThrownBy(() -> read("production", Map.of())).hasMessage("""
                        outcrop.production.yaml, line 2, column 32: temperature cannot be the text "hot".
                        Write a number from 0 to 1.
                        outcrop.production.yaml, line 2, column 37: There is no key "topp" in fast.
                        Did you mean "top-p"? Use one of [id, temperature, top-p, max-tokens, stop-sequences, fallback, canary, api, body, price, window, max-output, cache, guardrail, reasoning, service-tier, additional-model-request-fields].
                        outcrop.production.yaml, line 3, column 11: There is no key "per-day" in budget.
                        Use one of [per-session-usd, per-day-usd].
                        outcrop.yaml, line 1, column 9: region cannot be the text "nowhere".
                        Write a region such as us-east-1.""");
    }

    @Test
    void what_the_overlay_replaces_need_not_be_in_the_environment() throws IOException {
        write("outcrop.yaml", "endpoint: ${LOCAL_ENDPOINT}\nregion: ${REGION}\n");
        write("outcrop.production.yaml", "endpoint: https://bedrock.example\n");

        assertThatThrownBy(() -> read("production", Map.of()))
                .hasMessage("outcrop.yaml, line 2, column 9: The environment has no REGION.\n"
                        + "Set REGION, or give a default: ${REGION:-default}.");
    }

    @Test
    void a_missing_overlay_names_those_that_there_are() throws IOException {
        write("outcrop.yaml", "");

        assertThatThrownBy(() -> read("production", Map.of()))
                .hasMessage("There is no outcrop.production.yaml in " + folder
                        + " for the environment \"production\".\nCreate it, or leave --env out.");

        write("outcrop.staging.yaml", "");
        write("outcrop.test.yaml", "");
        assertThatThrownBy(() -> read("stagin", Map.of()))
                .hasMessage("There is no outcrop.stagin.yaml in " + folder
                        + " for the environment \"stagin\".\nCreate it, or use one of [staging, test].");
    }

    @Test
    void an_overlay_is_never_looked_for_outside_the_project() throws IOException {
        write("outcrop.yaml", "");
        var below = Files.createDirectories(folder.resolve("below"));
        Files.writeString(below.resolve("outcrop.yaml"), "");
        Files.createDirectories(below.resolve("outcrop."));

        assertThatThrownBy(() -> OutcropConfig.read(below, "/../../outcrop", Map.of()))
                .hasMessage("There is no outcrop./../../outcrop.yaml in " + below
                        + " for the environment \"/../../outcrop\".\nCreate it, or leave --env out.");
    }

    @Test
    void a_malformed_overlay_is_the_only_thing_to_report() throws IOException {
        write("outcrop.yaml", "region: us-east-1\n");
        write("outcrop.production.yaml", "models: [\n");

        assertThatThrownBy(() -> read("production", Map.of()))
                .hasMessage(
                        "outcrop.production.yaml, line 2, column 1: This is not YAML: expected the node content, but found"
                                + " '<stream end>' while parsing a flow node.\n"
                                + "Correct the indentation, the brackets or the quotes there.");
    }

    private OutcropConfig read(String overlay, Map<String, String> environment) {
        return OutcropConfig.read(folder, overlay, environment);
    }

    private void write(String file, String yaml) throws IOException {
        Files.writeString(folder.resolve(file), yaml);
    }
}
