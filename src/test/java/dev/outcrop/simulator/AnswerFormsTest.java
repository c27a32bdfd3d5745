package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Answers that are more than words: thoughts, citations, JSON by a schema, and how they were served. */
final class AnswerFormsTest {

    private static final String MODEL = "us.anthropic.claude-sonnet-4-6";
    private static final Document THINKING = Document.fromMap(Map.of(
            "thinking",
            Document.mapBuilder()
                    .putString("type", "enabled")
                    .putNumber("budget_tokens", 1024)
                    .build()));

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.parse("""
                    rules:
                      - when: { user-contains: think }
                        reply: { reasoning: "First one, then two.", text: "Two." }
                    """, "rules.yaml"));
    private final BedrockRuntimeClient client = Clients.sync(simulator.endpoint());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void a_model_thinks_aloud_where_it_is_asked_to() {
        var answer = client.converse(request ->
                request.modelId(MODEL).messages(Clients.user("Hello")).additionalModelRequestFields(THINKING));

        var content = answer.output().message().content();
        assertThat(content).hasSize(2);
        var thought = content.get(0).reasoningContent().reasoningText();
        assertThat(thought.text()).isEqualTo("[simulated] Thinking about the question first.");
        assertThat(thought.signature()).hasSize(128);
        assertThat(content.get(1).text()).startsWith("[simulated] You said: \"Hello\"");
    }

    @Test
    void a_rule_says_what_is_thought_and_streams_seal_it() throws Exception {
        try (var async = Clients.async(simulator.endpoint(), Clients.Http.HTTP_2)) {
            var events = Clients.events(async, request -> request.modelId(MODEL).messages(Clients.user("think")));

            var wire = new RawCalls(simulator)
                    .converse(MODEL, RawCalls.HELLO.replace("hello", "think"))
                    .body();
            assertThat(Clients.text(events)).isEqualTo("Two.");
            assertThat(wire)
                    .contains("{\"reasoningContent\":{\"reasoningText\":{\"signature\":\"")
                    .contains("\",\"text\":\"First one, then two.\"}}},{\"text\":\"Two.\"}");
            var seals = events.stream()
                    .filter(event -> event instanceof ContentBlockDeltaEvent delta
                            && delta.delta().reasoningContent() != null
                            && delta.delta().reasoningContent().signature() != null)
                    .toList();
            assertThat(seals).hasSize(1);
        }
    }

    @Test
    void a_thought_is_taken_back_with_its_signature() {
        var thought = client.converse(request -> request.modelId(MODEL).messages(Clients.user("think")))
                .output()
                .message();

        var answer = client.converse(
                request -> request.modelId(MODEL).messages(Clients.user("think"), thought, Clients.user("Go on.")));

        assertThat(answer.output().message().content().get(0).text()).contains("Go on.");
    }

    @Test
    void an_anthropic_body_thinks_too() throws Exception {
        var body = Bodies.CLAUDE.replaceFirst("\\{", "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},");

        var answer = new RawCalls(simulator).post("/model/" + Bodies.SONNET + "/invoke", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/content/0/type").asText()).isEqualTo("thinking");
        assertThat(Json.read(answer.body()).at("/content/0/signature").asText()).hasSize(128);
    }

    @Test
    void a_document_that_is_to_be_cited_is_cited() throws Exception {
        var document = ContentBlock.fromDocument(block -> block.name("terms")
                .source(source -> source.text("Returns within 30 days."))
                .citations(citations -> citations.enabled(true)));
        var message = Message.builder()
                .role(ConversationRole.USER)
                .content(document, ContentBlock.fromText("When?"))
                .build();

        var block = client.converse(request -> request.modelId(MODEL).messages(message))
                .output()
                .message()
                .content()
                .get(0)
                .citationsContent();

        assertThat(block.content().get(0).text()).startsWith("[simulated] You said: \"When?\"");
        var citation = block.citations().get(0);
        assertThat(citation.title()).isEqualTo("terms");
        assertThat(citation.location().documentChar().end()).isEqualTo(23);
        assertThat(citation.sourceContent().get(0).text()).isEqualTo("Returns within 30 days.");
        try (var async = Clients.async(simulator.endpoint(), Clients.Http.HTTP_1)) {
            var events = Clients.events(async, request -> request.modelId(MODEL).messages(message));
            assertThat(events.get(1).toString()).contains("Citation=CitationsDelta(Title=terms");
            assertThat(Clients.text(events)).startsWith("[simulated] You said: \"When?\"");
        }
    }

    @Test
    void an_answer_follows_the_schema_that_is_asked_for() {
        var schema = "{\"type\":\"object\",\"required\":[\"city\",\"degrees\"],\"properties\":{\"city\":{\"type\":"
                + "\"string\"},\"degrees\":{\"type\":\"integer\",\"minimum\":7}}}";

        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Clients.user("Weather?"))
                .outputConfig(output -> output.textFormat(format -> format.type("json_schema")
                        .structure(structure ->
                                structure.jsonSchema(json -> json.schema(schema).name("w"))))));

        assertThat(answer.output().message().content().get(0).text()).isEqualTo("{\"city\":\"city\",\"degrees\":7}");
        assertThatThrownBy(() -> client.converse(request -> request.modelId(MODEL)
                        .messages(Clients.user("Weather?"))
                        .outputConfig(output -> output.textFormat(format -> format.type("json_schema")
                                .structure(structure -> structure.jsonSchema(json -> json.schema("{")))))))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void how_a_call_was_served_is_told() throws Exception {
        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Clients.user("Hello"))
                .performanceConfig(performance -> performance.latency("optimized"))
                .serviceTier(tier -> tier.type("flex")));

        assertThat(answer.performanceConfig().latencyAsString()).isEqualTo("optimized");
        assertThat(answer.serviceTier().typeAsString()).isEqualTo("flex");
        try (var async = Clients.async(simulator.endpoint(), Clients.Http.HTTP_2)) {
            var events = Clients.events(
                    async,
                    request -> request.modelId(MODEL)
                            .messages(Clients.user("Hello"))
                            .serviceTier(tier -> tier.type("priority")));
            assertThat(List.of(events.get(events.size() - 1).toString()).get(0)).contains("ServiceTier(Type=priority)");
        }
    }

    @Test
    void a_prompt_of_prompt_management_needs_no_messages() throws Exception {
        var answer = new RawCalls(simulator)
                .converse(
                        "arn:aws:bedrock:us-east-1:123456789012:prompt%2FABCDEFGHIJ:1",
                        "{\"promptVariables\":{\"city\":{\"text\":\"Rome\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
