package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.config.AssistantConfig.Conduct;
import dev.outcrop.config.AssistantConfig.Memory;
import dev.outcrop.config.AssistantConfig.Overflow;
import dev.outcrop.config.ModelConfig.Api;
import dev.outcrop.config.ModelConfig.Canary;
import dev.outcrop.config.ModelConfig.Overrides;
import dev.outcrop.config.ModelConfig.Parameters;
import dev.outcrop.config.ModelConfig.Serving;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutcropConfigTest {

    @TempDir
    private Path folder;

    @Test
    void every_key_arrives_in_its_record() throws IOException {
        write("""
                region: eu-central-1
                backend: record
                endpoint: http://127.0.0.1:8000
                models:
                  fast: { id: us.amazon.nova-lite-v1:0, temperature: 0.2, top-p: 1, max-tokens: 400, stop-sequences: END }
                  smart:
                    id: us.anthropic.claude-sonnet-4-6
                    fallback: [fast]
                    canary: { id: us.anthropic.claude-sonnet-5, percent: 5 }
                    window: 200000
                    max-output: 64000
                    price: { input: 3, output: 15.00, cache-read: 0.3, cache-write: 3.75 }
                  house: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc", api: invoke, body: llama }
                assistants:
                  support: { interface: com.acme.Desk, model: fast, memory: { tokens: 8000 }, overflow: trim, tools: [com.acme.Orders] }
                  poet: { prompt: poet.terse }
                sessions: { store: talks.db }
                budget: { per-session-usd: 0.50, per-day-usd: 20 }
                timeouts: { first-token: 500ms, idle: 2m, total: 1h }
                classpath: [build/classes, /opt/acme.jar]
                request-metadata: true
                """);

        var config = read();

        assertThat(config.directory()).isEqualTo(folder);
        assertThat(config.connection())
                .isEqualTo(new OutcropConfig.Connection(
                        "eu-central-1",
                        Backend.RECORD,
                        URI.create("http://127.0.0.1:8000"),
                        new Timeouts(Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofHours(1)),
                        true));
        assertThat(config.models())
                .containsExactly(
                        Map.entry(
                                "fast",
                                new ModelConfig(
                                        "fast",
                                        "us.amazon.nova-lite-v1:0",
                                        new Parameters(0.2, 1.0, 400, List.of("END")),
                                        new Serving(Api.CONVERSE, null, null),
                                        List.of(),
                                        new Overrides(null, null, null, null, null, null),
                                        at(5, 9))),
                        Map.entry(
                                "smart",
                                new ModelConfig(
                                        "smart",
                                        "us.anthropic.claude-sonnet-4-6",
                                        new Parameters(null, null, null, List.of()),
                                        new Serving(Api.CONVERSE, null, new Canary("us.anthropic.claude-sonnet-5", 5)),
                                        List.of("fast"),
                                        new Overrides(200_000, 64_000, usd("3"), usd("15.0"), usd("0.3"), usd("3.75")),
                                        at(7, 5))),
                        Map.entry(
                                "house",
                                new ModelConfig(
                                        "house",
                                        "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc",
                                        new Parameters(null, null, null, List.of()),
                                        new Serving(Api.INVOKE, "llama", null),
                                        List.of(),
                                        new Overrides(null, null, null, null, null, null),
                                        at(13, 10))));
        assertThat(config.assistants())
                .containsExactly(
                        Map.entry(
                                "support",
                                new AssistantConfig(
                                        "support",
                                        "com.acme.Desk",
                                        null,
                                        "fast",
                                        new Conduct(new Memory(0, 8000), Overflow.TRIM, List.of("com.acme.Orders")),
                                        at(15, 12))),
                        Map.entry(
                                "poet",
                                new AssistantConfig(
                                        "poet",
                                        null,
                                        "poet.terse",
                                        null,
                                        new Conduct(Memory.DEFAULT, Overflow.FAIL, List.of()),
                                        at(16, 9))));
        assertThat(config.workspace())
                .isEqualTo(new OutcropConfig.Workspace(
                        "talks.db",
                        new Budget(usd("0.5"), usd("20")),
                        List.of(folder.resolve("build/classes"), Path.of("/opt/acme.jar"))));
    }

    @Test
    void an_empty_file_is_a_project_with_defaults() throws IOException {
        write("");

        var config = read();

        assertThat(config.connection())
                .isEqualTo(new OutcropConfig.Connection(null, Backend.SIMULATOR, null, Timeouts.DEFAULT, false));
        assertThat(config.models()).isEmpty();
        assertThat(config.assistants()).isEmpty();
        assertThat(config.workspace()).isEqualTo(new OutcropConfig.Workspace(".outcrop/outcrop.db", null, List.of()));
    }

    @Test
    void all_faults_of_the_file_are_reported_at_once() throws IOException {
        write("""
                region: Frankfurt
                backend: simulater
                endpoint: localhost
                modles: {}
                models:
                  fast: { temperature: 7, max-tokens: many }
                  "my model": { id: a, price: { input: -1 } }
                  slow: { id: a b, fallback: [slow, fats, fast, fast], canary: { id: a, percent: 101 } }
                assistants:
                  explainer: { interface: dev.outcrop.sample.Explainer, model: smart }
                  poet: { model: fast, memory: { messages: 20, tokens: 8000 } }
                  desk: { prompt: p, interface: 7up, tools: Orders, overflow: cut }
                timeouts: { idle: 0s }
                budget: 20
                """);

        assertThatThrownBy(this::read).isInstanceOf(OutcropException.class).hasMessage("""
                        outcrop.yaml, line 1, column 9: region cannot be the text "Frankfurt".
                        Write a region such as us-east-1.
                        outcrop.yaml, line 2, column 10: backend cannot be the text "simulater".
                        Did you mean "simulator"? Write one of [simulator, bedrock, replay, record].
                        outcrop.yaml, line 3, column 11: endpoint cannot be the text "localhost".
                        Write an address such as http://127.0.0.1:8000.
                        outcrop.yaml, line 4, column 1: There is no key "modles".
                        Did you mean "models"? Use one of [region, backend, endpoint, models, assistants, sessions, budget, timeouts, classpath, request-metadata].
                        outcrop.yaml, line 6, column 9: The key "id" is missing in fast.
                        Add id: a Bedrock model id, inference profile id or ARN.
                        outcrop.yaml, line 6, column 24: temperature cannot be the number 7.
                        Write a number from 0 to 1.
                        outcrop.yaml, line 6, column 39: max-tokens cannot be the text "many".
                        Write a whole number from 1 to 2147483647.
                        outcrop.yaml, line 7, column 3: The key "my model" is not a name of letters, digits, dots, - and _.
                        Write a name of letters, digits, dots, - and _.
                        outcrop.yaml, line 7, column 40: input cannot be the number -1.
                        Write a number of at least 0.
                        outcrop.yaml, line 8, column 15: id cannot be the text "a b".
                        Write a Bedrock model id, inference profile id or ARN.
                        outcrop.yaml, line 8, column 31: The model slow cannot be its own fallback.
                        Name another model, or remove it.
                        outcrop.yaml, line 8, column 37: There is no model "fats".
                        Did you mean "fast"? Use one of [fast, my model, slow].
                        outcrop.yaml, line 8, column 49: The fallback "fast" is named twice.
                        Remove one of the two.
                        outcrop.yaml, line 8, column 82: percent cannot be the number 101.
                        Write a number from 0 to 100.
                        outcrop.yaml, line 10, column 64: There is no model "smart".
                        Use one of [fast, my model, slow].
                        outcrop.yaml, line 11, column 9: One key of poet is missing.
                        Add one of [interface, prompt].
                        outcrop.yaml, line 11, column 48: The key "tokens" cannot stand beside "messages".
                        Keep one of [messages, tokens].
                        outcrop.yaml, line 12, column 22: The key "interface" cannot stand beside "prompt".
                        Keep one of [interface, prompt].
                        outcrop.yaml, line 12, column 33: interface cannot be the text "7up".
                        Write the full name of a Java interface, such as com.acme.Desk.
                        outcrop.yaml, line 12, column 45: tools cannot be the text "Orders".
                        Write a list.
                        outcrop.yaml, line 12, column 63: overflow cannot be the text "cut".
                        Write one of [fail, trim].
                        outcrop.yaml, line 13, column 19: idle cannot be the text "0s".
                        Write a time longer than none, such as 500ms, 60s or 2m.
                        outcrop.yaml, line 14, column 9: budget cannot be the number 20.
                        Write a mapping with keys of [per-session-usd, per-day-usd].""");
    }

    @Test
    void a_model_that_is_named_where_there_are_none_is_to_be_added() throws IOException {
        write("assistants: { poet: { prompt: poet, model: fast } }\n");

        assertThatThrownBy(this::read)
                .hasMessage("outcrop.yaml, line 1, column 44: There is no model \"fast\".\nAdd it under models.");
    }

    @Test
    void a_missing_file_says_where_it_was_looked_for() {
        assertThatThrownBy(this::read)
                .isInstanceOf(OutcropException.class)
                .hasMessage("There is no outcrop.yaml in " + folder
                        + ".\nRun \"outcrop init\" to begin a project here, or change to a project's folder.");
    }

    @Test
    void a_missing_file_proposes_the_nearest_parent_that_has_one() throws IOException {
        write("");
        var below = Files.createDirectories(folder.resolve("src/main"));

        assertThatThrownBy(() -> OutcropConfig.read(below, null, Map.of()))
                .hasMessage("There is no outcrop.yaml in " + below + ".\nChange to " + folder
                        + ", which has one, or run \"outcrop init\" to begin a project here.");
    }

    private OutcropConfig read() {
        return OutcropConfig.read(folder, null, Map.of());
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("outcrop.yaml"), yaml);
    }

    private static Place at(int line, int column) {
        return new Place("outcrop.yaml", line, column);
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
