package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.CallSettings;
import dev.outcrop.config.CallSettings.Cache;
import dev.outcrop.config.CallSettings.CachePlace;
import dev.outcrop.config.CallSettings.Guardrail;
import dev.outcrop.config.CallSettings.Reasoning;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.Place;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outcrop.yaml asks of Bedrock beside inference parameters, as the simulator receives it. */
final class SettingsTest {

    private static final Place AT = new Place("outcrop.yaml", 5, 7);
    private static final CallSettings ALL = new CallSettings(
            new Cache(Set.of(CachePlace.SYSTEM, CachePlace.TOOLS, CachePlace.MESSAGES), AT),
            new Guardrail("gr1", "2"),
            new Reasoning(2_048, AT),
            "flex",
            Map.of("top_k", 5L, "metadata", Map.of("list", List.of(1L, true, "x"))));
    private static final String POINT = "{\"cachePoint\":{\"type\":\"default\"}}";

    private SimulatorServer simulator;

    @BeforeEach
    void start() {
        simulator = SimulatorServer.start(0, Rules.none());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static ModelConfig model(String name, String id, CallSettings settings) {
        return Project.withMaxTokens(Project.model(name, id), 4_000).with(settings);
    }

    private static CallContext with(CallSettings settings) {
        return new CallContext(null, null, settings, Shortening.NONE, report -> {});
    }

    private JsonNode ask(boolean streaming, CallContext context, ModelConfig... configs) throws Exception {
        return ask(streaming, context, new RealTime(), configs);
    }

    private JsonNode ask(boolean streaming, CallContext context, Time time, ModelConfig... configs) throws Exception {
        var request = ChatRequest.builder()
                .messages(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("I am Ada."),
                        AiMessage.from("Hello, Ada."),
                        UserMessage.from("Who am I?"))
                .toolSpecifications(ToolSpecification.builder()
                        .name("look")
                        .description("Looks.")
                        .build())
                .build();
        try (var models =
                Project.models(Project.config(simulator.endpoint(), Timeouts.DEFAULT, configs), Project.HTTP_2, time)) {
            var model = models.named(configs[0].name());
            if (streaming) {
                var heard = new Heard();
                model.streaming(context).chat(request, heard);
                var unused = heard.answer();
            } else {
                var unused = model.chat(context).chat(request);
            }
        }
        var received = simulator.received();
        return new ObjectMapper().readTree(received.get(received.size() - 1).body());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everything_is_sent_over_converse(boolean streaming) throws Exception {
        var sent = ask(streaming, CallContext.NONE, model("smart", Project.SONNET, ALL));

        assertThat(sent.at("/system/1")).hasToString(POINT);
        assertThat(sent.at("/toolConfig/tools/1")).hasToString(POINT);
        assertThat(sent.at("/messages/0/content")).hasSize(1);
        assertThat(sent.at("/messages/2/content/1")).hasToString(POINT);
        assertThat(sent.path("guardrailConfig").path("guardrailIdentifier").asText())
                .isEqualTo("gr1");
        assertThat(sent.path("guardrailConfig").path("guardrailVersion").asText())
                .isEqualTo("2");
        assertThat(sent.path("guardrailConfig").path("trace").asText()).isEqualTo("enabled");
        assertThat(sent.path("serviceTier")).hasToString("{\"type\":\"flex\"}");
        assertThat(new ObjectMapper().convertValue(sent.path("additionalModelRequestFields"), Object.class))
                .isEqualTo(Map.of(
                        "top_k",
                        5,
                        "metadata",
                        Map.of("list", List.of(1, true, "x")),
                        "reasoning_config",
                        Map.of("type", "enabled", "budget_tokens", 2_048)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everything_is_sent_over_invoke_model(boolean streaming) throws Exception {
        var sent = ask(
                streaming,
                CallContext.NONE,
                Project.invoked(model("smart", Project.SONNET, CallSettings.NONE), null)
                        .with(ALL));

        assertThat(sent.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(sent.at("/tools/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(sent.at("/messages/2/content/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(sent.path("thinking")).hasToString("{\"budget_tokens\":2048,\"type\":\"enabled\"}");
        assertThat(sent.path("top_k").asInt()).isEqualTo(5);
        var headers = simulator.received().get(0).headers();
        assertThat(headers)
                .containsEntry("x-amzn-bedrock-guardrailidentifier", "gr1")
                .containsEntry("x-amzn-bedrock-guardrailversion", "2")
                .containsEntry("x-amzn-bedrock-service-tier", "flex");
    }

    @Test
    void an_assistants_settings_go_over_those_of_the_models_line() throws Exception {
        var own = new CallSettings(Cache.NONE, new Guardrail("own", "1"), null, "priority", Map.of());
        var assistants = new CallSettings(new Cache(Set.of(CachePlace.SYSTEM), AT), null, null, "flex", Map.of());

        var sent = ask(false, with(assistants), model("smart", Project.SONNET, own));

        assertThat(sent.at("/system/1")).hasToString(POINT);
        assertThat(sent.at("/guardrailConfig/guardrailIdentifier").asText()).isEqualTo("own");
        assertThat(sent.at("/serviceTier/type").asText()).isEqualTo("flex");
    }

    @Test
    void a_fallback_does_without_what_it_cannot_do_and_never_without_the_guardrail() throws Exception {
        var busy = Rules.parse("""
                rules:
                  - when: { model: "*claude*" }
                    fault: { kind: unavailable }
                """, "rules.yaml");
        simulator.close();
        simulator = SimulatorServer.start(0, busy);
        var other = Project.withMaxTokens(Project.model("llama", "us.meta.llama3-3-70b-instruct-v1:0"), 400);
        var settings = new CallSettings(ALL.cache(), ALL.guardrail(), ALL.reasoning(), null, Map.of());

        var sent = ask(
                false,
                with(settings),
                new VirtualTime(),
                Project.withMaxTokens(Project.model("smart", Project.SONNET, "llama"), 4_000),
                other);

        assertThat(sent.at("/system")).hasSize(1);
        assertThat(sent.has("additionalModelRequestFields")).isFalse();
        assertThat(sent.at("/guardrailConfig/guardrailIdentifier").asText()).isEqualTo("gr1");
    }

    @Test
    void what_a_model_is_known_not_to_do_is_refused_where_it_is_asked_for() {
        refused(Project.NOVA, reasoning(), """
                outcrop.yaml, line 5, column 7: model "smart" (us.amazon.nova-lite-v1:0) does not reason.
                Remove reasoning, or use a model that does.""");
        refused("us.anthropic.claude-opus-4-7", reasoning(), """
                outcrop.yaml, line 5, column 7: model "smart" (us.anthropic.claude-opus-4-7) reasons, and takes no \
                budget-tokens for it.
                Remove reasoning; what it takes instead goes into additional-model-request-fields.""");
        refused("us.meta.llama3-3-70b-instruct-v1:0", cache(CachePlace.SYSTEM), """
                outcrop.yaml, line 5, column 7: model "smart" (us.meta.llama3-3-70b-instruct-v1:0) has no prompt cache \
                that the catalogue knows of.
                Remove cache, or add price: { cache-read: … } where it has one.""");
        refused(Project.NOVA, cache(CachePlace.TOOLS), """
                outcrop.yaml, line 5, column 7: model "smart" (us.amazon.nova-lite-v1:0) caches no tools.
                Use cache: [system, messages].""");
    }

    private static CallSettings reasoning() {
        return new CallSettings(Cache.NONE, null, new Reasoning(1_024, AT), null, Map.of());
    }

    private static CallSettings cache(CachePlace place) {
        return new CallSettings(new Cache(Set.of(place), AT), null, null, null, Map.of());
    }

    private void refused(String id, CallSettings settings, String message) {
        try (var models = Models.of(
                Project.config(simulator.endpoint(), Timeouts.DEFAULT, model("smart", id, settings)),
                Catalog.shipped())) {
            assertThatThrownBy(() -> models.named("smart")).hasMessage(message);
        }
    }

    @Test
    void of_an_id_that_is_not_listed_nothing_is_known() throws Exception {
        var id = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl";

        var sent = ask(false, CallContext.NONE, model("house", id, ALL));

        assertThat(sent.at("/additionalModelRequestFields/reasoning_config/budget_tokens")
                        .asInt())
                .isEqualTo(2_048);
    }

    @Test
    void a_picture_for_a_model_that_takes_none_is_not_sent() {
        var id = "us.meta.llama3-3-70b-instruct-v1:0";
        try (var models = Project.models(simulator.endpoint(), Project.model("llama", id))) {
            var asked = ChatRequest.builder()
                    .messages(
                            UserMessage.from(TextContent.from("See?"), ImageContent.from("iVBORw0KGgo=", "image/png")))
                    .build();

            assertThatThrownBy(
                            () -> models.named("llama").chat(CallContext.NONE).chat(asked))
                    .hasMessage("Model \"llama\" (" + id + ", " + simulator.endpoint()
                            + ") cannot take the request: it takes no pictures.\n"
                            + "Ask without the picture, or use a model that takes pictures.");
        }
        assertThat(simulator.received()).isEmpty();
    }
}
