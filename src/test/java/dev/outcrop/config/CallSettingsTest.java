package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.config.CallSettings.CachePlace;
import dev.outcrop.config.CallSettings.Guardrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model or an assistant of outcrop.yaml asks of Bedrock beside inference parameters. */
final class CallSettingsTest {

    @TempDir
    private Path folder;

    private OutcropConfig read(String text) {
        try {
            Files.writeString(folder.resolve("outcrop.yaml"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return OutcropConfig.read(folder, null, Map.of());
    }

    @Test
    void everything_that_may_be_said_is_read() {
        var config = read("""
                models:
                  smart:
                    id: us.anthropic.claude-sonnet-4-6
                    max-tokens: 4000
                    cache: [system, messages]
                    guardrail: { id: gr1abc, version: 3 }
                    reasoning: { budget-tokens: 2048 }
                    service-tier: flex
                    additional-model-request-fields: { top_k: 50, nested: { list: [1, a, true] } }
                assistants:
                  poet: { prompt: poet, model: smart, cache: tools, guardrail: { id: gr2, version: DRAFT } }
                """);

        var settings = config.models().get("smart").settings();
        assertThat(settings.cache().places()).isEqualTo(Set.of(CachePlace.SYSTEM, CachePlace.MESSAGES));
        assertThat(settings.cache().at()).hasToString("outcrop.yaml, line 5, column 12");
        assertThat(settings.guardrail()).isEqualTo(new Guardrail("gr1abc", "3"));
        assertThat(settings.reasoning().budgetTokens()).isEqualTo(2048);
        assertThat(settings.tier()).isEqualTo("flex");
        assertThat(settings.additional())
                .isEqualTo(Map.of("top_k", 50L, "nested", Map.of("list", List.of(1L, "a", true))));

        var merged = config.assistants().get("poet").conduct().settings().over(settings);
        assertThat(merged.cache().places()).isEqualTo(Set.of(CachePlace.TOOLS));
        assertThat(merged.guardrail()).isEqualTo(new Guardrail("gr2", "DRAFT"));
        assertThat(merged.reasoning()).isEqualTo(settings.reasoning());
        assertThat(merged.tier()).isEqualTo("flex");
        assertThat(merged.additional()).isEqualTo(settings.additional());
    }

    @Test
    void every_fault_is_told_at_its_place() {
        assertThatThrownBy(() -> read("""
                        models:
                          smart:
                            id: us.anthropic.claude-sonnet-4-6
                            temperature: 0.2
                            max-tokens: 1024
                            cache: [sistem]
                            guardrail: { id: GR1, version: "0" }
                            reasoning: { budget-tokens: 1024 }
                            service-tier: cheap
                            additional-model-request-fields: [1]
                            resoning: { budget-tokens: 9 }
                          fast: { id: us.anthropic.claude-sonnet-4-6, reasoning: { budget-tokens: 9, effort: high } }
                        assistants:
                          poet: { prompt: poet, model: smart, additional-model-request-fields: { a: 1 } }
                        """)).hasMessage("""
                        outcrop.yaml, line 4, column 5: A model that reasons takes no temperature.
                        Remove it, or reasoning.
                        outcrop.yaml, line 5, column 17: Of 1024 tokens nothing is left for the answer: reasoning may take 1024.
                        Set max-tokens to more than budget-tokens.
                        outcrop.yaml, line 6, column 13: item 1 of cache cannot be the text "sistem".
                        Did you mean "system"? Write one of [system, tools, messages].
                        outcrop.yaml, line 7, column 22: id cannot be the text "GR1".
                        Write a guardrail's id or ARN.
                        outcrop.yaml, line 7, column 36: version cannot be the text "0".
                        Write a whole number from 1 to 99999999, or DRAFT.
                        outcrop.yaml, line 9, column 19: service-tier cannot be the text "cheap".
                        Write one of [priority, default, flex, reserved].
                        outcrop.yaml, line 10, column 38: additional-model-request-fields cannot be a list.
                        Write a mapping.
                        outcrop.yaml, line 11, column 5: There is no key "resoning" in smart.
                        Did you mean "reasoning"? Use one of [id, temperature, top-p, max-tokens, stop-sequences, \
                        fallback, canary, api, body, price, window, max-output, cache, guardrail, reasoning, \
                        service-tier, additional-model-request-fields].
                        outcrop.yaml, line 12, column 75: budget-tokens cannot be the number 9.
                        Write a whole number from 1024 to 2147483647.
                        outcrop.yaml, line 12, column 78: There is no key "effort" in reasoning.
                        Use one of [budget-tokens].
                        outcrop.yaml, line 14, column 39: There is no key "additional-model-request-fields" in poet.
                        Use one of [interface, prompt, model, memory, overflow, tools, cache, guardrail, reasoning, \
                        service-tier].""");
    }
}
