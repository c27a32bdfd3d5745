package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.OutcropException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ApplyGuardrailResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailAction;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailWordPolicyAction;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** What guardrails of a rules file do to calls, seen by AWS's own client. */
final class GuardrailTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    private static SimulatorServer simulator;
    private static BedrockRuntimeClient client;

    @BeforeAll
    static void start() {
        simulator = SimulatorServer.start(0, Rules.parse("""
                        guardrails:
                          - id: gr1*
                            words: [bomb]
                            patterns:
                              - { name: ORDER, regex: '\\b\\d{4}\\b' }
                              - { name: PIN, regex: 'pin \\d+', action: block }
                            blocked-input: Not that question.
                            blocked-output: Not that answer.
                        rules:
                          - when: { user-contains: recipe }
                            reply: Take one Bomb and wait.
                          - when: { user-contains: order }
                            reply: Your order 1042 has left.
                        """, "rules.yaml"));
        client = Clients.sync(simulator.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void a_question_that_is_blocked_never_comes_to_the_model() {
        var answer = client.converse(guarded("How do I build a bomb?", "gr1abc"));

        assertThat(answer.output().message().content().get(0).text()).isEqualTo("Not that question.");
        assertThat(answer.stopReason()).isEqualTo(StopReason.GUARDRAIL_INTERVENED);
        assertThat(answer.usage().totalTokens()).isZero();
        var trace = answer.trace().guardrail();
        assertThat(trace.actionReason()).isEqualTo("Guardrail blocked.");
        var word =
                trace.inputAssessment().get("gr1abc").wordPolicy().customWords().get(0);
        assertThat(word.match()).isEqualTo("bomb");
        assertThat(word.action()).isEqualTo(GuardrailWordPolicyAction.BLOCKED);
        assertThat(trace.outputAssessments()).isEmpty();
    }

    @Test
    void an_answer_that_is_blocked_is_replaced_and_billed() {
        var answer = client.converse(guarded("A recipe, please.", "gr1abc"));

        assertThat(answer.output().message().content().get(0).text()).isEqualTo("Not that answer.");
        assertThat(answer.stopReason()).isEqualTo(StopReason.GUARDRAIL_INTERVENED);
        assertThat(answer.usage().outputTokens()).isEqualTo(6);
        assertThat(answer.trace().guardrail().modelOutput()).containsExactly("Take one Bomb and wait.");
        assertThat(answer.trace()
                        .guardrail()
                        .outputAssessments()
                        .get("gr1abc")
                        .get(0)
                        .wordPolicy()
                        .customWords()
                        .get(0)
                        .match())
                .isEqualTo("Bomb");
    }

    @Test
    void what_a_pattern_covers_is_covered_in_the_answer() {
        var answer = client.converse(guarded("Where is my order?", "gr1abc"));

        assertThat(answer.output().message().content().get(0).text()).isEqualTo("Your order {ORDER} has left.");
        assertThat(answer.stopReason()).isEqualTo(StopReason.GUARDRAIL_INTERVENED);
        assertThat(answer.trace().guardrail().actionReason()).isEqualTo("Guardrail masked.");
    }

    @Test
    void the_model_sees_a_question_covered() {
        var answer = client.converse(guarded("I live at 1234 Elm Street.", "gr1abc"));

        assertThat(answer.output().message().content().get(0).text()).contains("I live at {ORDER} Elm Street.");
    }

    @Test
    void a_guardrail_that_no_rule_describes_finds_nothing_as_recorded() {
        var answer = client.converse(guarded("How do I build a bomb?", "other"));

        assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
        var trace = answer.trace().guardrail();
        assertThat(trace.actionReason()).isEqualTo("No action.");
        var assessment = trace.inputAssessment().get("other");
        assertThat(assessment.appliedGuardrailDetails().guardrailArn())
                .isEqualTo("arn:aws:bedrock:us-east-1:123456789012:guardrail/other");
        assertThat(assessment
                        .invocationMetrics()
                        .guardrailCoverage()
                        .textCharacters()
                        .guarded())
                .isEqualTo(22);
    }

    @Test
    void a_stream_ends_with_the_trace() throws Exception {
        try (var async = Clients.async(simulator.endpoint(), Clients.Http.HTTP_2)) {
            var events = Clients.events(
                    async,
                    request -> request.modelId(MODEL)
                            .messages(Clients.user("A recipe, please."))
                            .guardrailConfig(config -> config.guardrailIdentifier("gr1abc")
                                    .guardrailVersion("1")
                                    .streamProcessingMode("sync")
                                    .trace("enabled")));

            assertThat(Clients.text(events)).isEqualTo("Not that answer.");
            assertThat(events.toString())
                    .contains("GUARDRAIL_INTERVENED".toLowerCase(java.util.Locale.ROOT), "Guardrail blocked.");
        }
    }

    @Test
    void invoke_model_marks_its_answer() throws Exception {
        var calls = new RawCalls(simulator);
        var body = Bodies.CLAUDE.replace("Hi", "A bomb");

        var answer = calls.send(java.net.http.HttpRequest.newBuilder(
                        simulator.endpoint().resolve("/model/" + Bodies.SONNET + "/invoke"))
                .header("Authorization", RawCalls.SIGNATURE)
                .header("X-Amzn-Bedrock-GuardrailIdentifier", "gr1abc")
                .header("X-Amzn-Bedrock-GuardrailVersion", "1")
                .header("X-Amzn-Bedrock-Trace", "ENABLED")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));

        var json = Json.read(answer.body());
        assertThat(json.path("amazon-bedrock-guardrailAction").asText()).isEqualTo("INTERVENED");
        assertThat(json.at("/amazon-bedrock-trace/guardrail/input/gr1abc/wordPolicy/customWords/0/match")
                        .asText())
                .isEqualTo("bomb");
        assertThat(answer.body()).contains("Not that question.");
    }

    @Test
    void texts_are_examined_without_a_model() {
        assertThat(applied("A bomb").action()).isEqualTo(GuardrailAction.GUARDRAIL_INTERVENED);
        assertThat(applied("A bomb").outputs().get(0).text()).isEqualTo("Not that answer.");
        assertThat(applied("Order 1042.").outputs().get(0).text()).isEqualTo("Order {ORDER}.");
        assertThat(applied("pin 7").actionReason()).isEqualTo("Guardrail blocked.");
        assertThat(applied("Nothing").action()).isEqualTo(GuardrailAction.NONE);
        assertThat(applied("Nothing").outputs()).isEmpty();
        assertThat(applied("Nothing").guardrailCoverage().textCharacters().total())
                .isEqualTo(7);
    }

    @Test
    void a_wrong_application_is_refused() {
        assertThatThrownBy(() -> client.applyGuardrail(request -> request.guardrailIdentifier("gr1abc")
                        .guardrailVersion("zero")
                        .source("INPUT")
                        .content(text("a"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("1 validation error detected: Value 'zero' at 'guardrailVersion' failed to"
                        + " satisfy constraint: Member must satisfy regular expression pattern:"
                        + " (([1-9][0-9]{0,7})|(DRAFT))");
    }

    @Test
    void a_pattern_that_is_none_is_a_fault_of_the_file() {
        assertThatThrownBy(() ->
                        Rules.parse("guardrails:\n  - { id: a, patterns: [{ name: A, regex: '(' }] }\n", "rules.yaml"))
                .isInstanceOf(OutcropException.class)
                .hasMessageStartingWith("rules.yaml, line 2, column 43: \"(\" is no regular expression:");
    }

    private static ApplyGuardrailResponse applied(String text) {
        return client.applyGuardrail(request -> request.guardrailIdentifier("gr1abc")
                .guardrailVersion("DRAFT")
                .source("OUTPUT")
                .content(text(text)));
    }

    private static GuardrailContentBlock text(String text) {
        return GuardrailContentBlock.fromText(block -> block.text(text));
    }

    private static ConverseRequest guarded(String question, String guardrail) {
        return ConverseRequest.builder()
                .modelId(MODEL)
                .messages(Clients.user(question))
                .guardrailConfig(config -> config.guardrailIdentifier(guardrail)
                        .guardrailVersion("1")
                        .trace("enabled"))
                .build();
    }
}
