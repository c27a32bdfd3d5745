package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InvokeExchangeTest {

    private static final String ANSWER =
            "{\"content\":[{\"type\":\"text\",\"text\":\"No.\"}],\"stop_reason\":\"end_turn\"";

    private final InvokeExchange exchange =
            new InvokeExchange(ProviderBodies.named("anthropic").orElseThrow(), Triple.asking("m", "Hi"));

    @Test
    void counts_of_the_cache_come_from_headers() {
        var reply = exchange.reply(
                bytes(ANSWER + "}"),
                Map.of(
                        "X-Amzn-Bedrock-Input-Token-Count", "3",
                        "X-Amzn-Bedrock-Output-Token-Count", "44",
                        "X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "9511",
                        "X-Amzn-Bedrock-Cache-Write-Input-Token-Count", "1956")::get);

        assertThat(reply.path("usage"))
                .isEqualTo(Triple.object("{\"inputTokens\":3,\"outputTokens\":44,\"cacheReadInputTokens\":9511,"
                        + "\"cacheWriteInputTokens\":1956,\"totalTokens\":11514}"));
    }

    @Test
    void headers_that_are_no_counts_are_passed_over() {
        var reply = exchange.reply(bytes(ANSWER + "}"), name -> "many");

        assertThat(reply.path("usage").isEmpty()).isTrue();
        assertThat(reply.has("metrics")).isFalse();
    }

    @Test
    void a_guardrail_that_intervened_is_the_stop_reason() {
        var reply = exchange.reply(
                bytes(ANSWER + ",\"amazon-bedrock-guardrailAction\":\"INTERVENED\","
                        + "\"amazon-bedrock-trace\":{\"guardrail\":{\"actionReason\":\"blocked\"}}}"),
                name -> null);

        assertThat(reply.path("stopReason").asText()).isEqualTo("guardrail_intervened");
        assertThat(reply.at("/trace/guardrail/actionReason").asText()).isEqualTo("blocked");
    }

    @Test
    void a_guardrail_that_did_nothing_changes_nothing() {
        var reply = exchange.reply(bytes(ANSWER + ",\"amazon-bedrock-guardrailAction\":\"NONE\"}"), name -> null);

        assertThat(reply.path("stopReason").asText()).isEqualTo("end_turn");
    }

    @Test
    void a_guardrail_that_intervened_in_a_stream_is_its_stop_reason() {
        var llama = new InvokeExchange(ProviderBodies.named("llama").orElseThrow(), Triple.asking("m", "Hi"));

        var events = llama.events(bytes("{\"generation\":\"No.\",\"stop_reason\":\"stop\","
                + "\"amazon-bedrock-guardrailAction\":\"INTERVENED\","
                + "\"amazon-bedrock-trace\":{\"guardrail\":{\"actionReason\":\"blocked\"}}}"));

        assertThat(Triple.json(events).toString())
                .contains("{\"messageStop\":{\"stopReason\":\"guardrail_intervened\"}}")
                .endsWith("{\"metadata\":{\"usage\":{},\"trace\":{\"guardrail\":{\"actionReason\":\"blocked\"}}}}]");
    }

    @Test
    void a_request_is_written_as_utf_8() {
        var request = new InvokeExchange(ProviderBodies.named("titan").orElseThrow(), Triple.asking("m", "Grüße 😀"));

        assertThat(new String(request.request(), StandardCharsets.UTF_8))
                .isEqualTo("{\"inputText\":\"Grüße \\uD83D\\uDE00\"}");
    }

    @Test
    void only_the_older_command_has_to_be_told_that_it_streams() {
        for (var body : ProviderBodies.ALL) {
            var asked = new InvokeExchange(body, Triple.asking("m", "Hi"));

            assertThat(new String(asked.streamRequest(), StandardCharsets.UTF_8).contains("\"stream\":true"))
                    .as(body.word())
                    .isEqualTo(body.word().equals("command"));
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
