package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;

/** InvokeModel answers each provider's body in that provider's form, and refuses as Bedrock does. */
final class InvokeModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none(), TODAY);
    private final RawCalls calls = new RawCalls(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("dev.outcrop.simulator.Bodies#all")
    void each_provider_is_answered_in_its_own_form(String model, String body, String stop, String text, String reason)
            throws Exception {
        var answer = invoke(model, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("x-amzn-bedrock-output-token-count"))
                .contains("3");
        assertThat(answer.headers().firstValue("x-amzn-bedrock-input-token-count"))
                .isPresent();
        assertThat(answer.headers().firstValue("x-amzn-bedrock-invocation-latency"))
                .isPresent();
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        var json = JSON.readTree(answer.body());
        assertThat("[simulated] You said").startsWith(json.at(text).asText("nothing"));
        assertThat(json.at(reason).asText()).isEqualTo(stop);
    }

    @Test
    void the_whole_answer_of_an_anthropic_model() throws Exception {
        simulator.script("turn", List.of(ScriptedReply.text("Hello.")), Map.of());

        var answer = calls.send(request(Bodies.SONNET, Bodies.CLAUDE.replace(":3", ":30"))
                .header("X-Amzn-Bedrock-Request-Metadata", "{\"outcrop-turn\":\"turn\"}"));

        var json = (ObjectNode) JSON.readTree(answer.body());
        assertThat(json.remove("id").asText()).matches("msg_bdrk_01[A-Za-z0-9]{22}");
        var usage = json.remove("usage");
        assertThat(usage.path("input_tokens").asInt()).isPositive();
        assertThat(usage.path("output_tokens").asInt()).isPositive();
        assertThat(json)
                .isEqualTo(JSON.readTree("{\"model\":\"claude-sonnet-4-6\",\"type\":\"message\",\"role\":\"assistant\","
                        + "\"content\":[{\"type\":\"text\",\"text\":\"Hello.\"}],\"stop_reason\":\"end_turn\","
                        + "\"stop_sequence\":null}"));
    }

    @ParameterizedTest
    @EnumSource
    void the_aws_sdk_calls_a_tool_and_brings_its_result(Clients.Sync kind) throws Exception {
        simulator.script(
                "turn",
                List.of(
                        new ScriptedReply(
                                "Let me look.",
                                new ScriptedReply.ToolUse("findOrder", Map.of("id", "1042")),
                                ScriptedReply.Pace.AT_ONCE),
                        ScriptedReply.text("It left on {{toolResult.shipped}}.")),
                Map.of());
        try (var client = Clients.sync(simulator.endpoint(), kind)) {
            var tool = "\"tools\":[{\"name\":\"findOrder\",\"input_schema\":{\"type\":\"object\"}}]";
            var user = "{\"role\":\"user\",\"content\":\"Where is 1042?\"}";

            var first = JSON.readTree(client.invokeModel(call -> call.modelId(Bodies.SONNET)
                            .requestMetadata("{\"outcrop-turn\":\"turn\"}")
                            .body(claude(user, tool)))
                    .body()
                    .asUtf8String());
            var use = first.at("/content/1");
            var second = JSON.readTree(client.invokeModel(call -> call.modelId(Bodies.SONNET)
                            .requestMetadata("{\"outcrop-turn\":\"turn\"}")
                            .body(claude(
                                    user + ",{\"role\":\"assistant\",\"content\":" + first.path("content")
                                            + "},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":"
                                            + use.path("id") + ",\"content\":\"{\\\"shipped\\\":\\\"Monday\\\"}\"}]}",
                                    tool)))
                    .body()
                    .asUtf8String());

            assertThat(first.path("stop_reason").asText()).isEqualTo("tool_use");
            assertThat(first.at("/content/0/text").asText()).isEqualTo("Let me look.");
            assertThat(use.path("name").asText()).isEqualTo("findOrder");
            assertThat(use.path("input")).isEqualTo(JSON.readTree("{\"id\":\"1042\"}"));
            assertThat(second.at("/content/0/text").asText()).isEqualTo("It left on Monday.");
        }
    }

    private static SdkBytes claude(String messages, String more) {
        return SdkBytes.fromUtf8String("{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":300,\"messages\":["
                + messages + "]," + more + "}");
    }

    @Test
    void stop_sequences_are_honoured_in_the_providers_words() throws Exception {
        simulator.script("turn", List.of(ScriptedReply.text("one two three")), Map.of());
        var body = "{\"inputText\":\"Hi\",\"textGenerationConfig\":{\"stopSequences\":[\" three\"]}}";

        var answer = calls.send(
                request(Bodies.OWN, body).header("X-Amzn-Bedrock-Request-Metadata", "{\"outcrop-turn\":\"turn\"}"));

        var result = JSON.readTree(answer.body()).at("/results/0");
        assertThat(result.path("outputText").asText()).isEqualTo("one two");
        assertThat(result.path("completionReason").asText()).isEqualTo("STOP_CRITERIA_MET");
    }

    @Test
    void what_bedrock_reads_itself_is_accepted_and_echoed() throws Exception {
        var answer = calls.send(request(Bodies.SONNET, Bodies.CLAUDE)
                .header("Accept", "application/json")
                .header("X-Amzn-Bedrock-Trace", "ENABLED")
                .header("X-Amzn-Bedrock-GuardrailIdentifier", "abc123")
                .header("X-Amzn-Bedrock-GuardrailVersion", "1")
                .header("X-Amzn-Bedrock-PerformanceConfig-Latency", "standard")
                .header("X-Amzn-Bedrock-Service-Tier", "default"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amzn-bedrock-performanceconfig-latency"))
                .contains("standard");
        assertThat(answer.headers().firstValue("x-amzn-bedrock-service-tier")).contains("default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us.anthropic.claude-sonnet-4-6 | {'anthropic_version':'bedrock-2023-05-31','messages':[]}"
                        + " | Malformed input request: #: required key [max_tokens] not found, please reformat your input and"
                        + " try again.",
                "us.anthropic.claude-sonnet-4-6 | {'prompt':'Hi','max_gen_len':10}"
                        + " | Malformed input request: 5 schema violations found, please reformat your input and try again.",
                "meta.llama3-3-70b-instruct-v1:0 | {'prompt':'Hi','max_gen_len':8192}"
                        + " | Malformed input request: #/max_gen_len: 8192 is not less or equal to 2048, please reformat your"
                        + " input and try again.",
                "meta.llama3-3-70b-instruct-v1:0 | {'anthropic_version':'bedrock-2023-05-31','max_tokens':1,'messages':[]}"
                        + " | Malformed input request: 4 schema violations found, please reformat your input and try again.",
                "us.anthropic.claude-sonnet-4-6 | {'anthropic_version':'v','max_tokens':9,'messages':[{'role':'user',"
                        + "'content':[{'type':'image_url'}]}]}"
                        + " | Malformed input request: messages.0.content.0: Input tag 'image_url' found using 'type' does not"
                        + " match any of the expected tags, please reformat your input and try again.",
                "us.anthropic.claude-sonnet-4-6 | {'anthropic_version':'v','max_tokens':9,'messages':[{'role':'assistant',"
                        + "'content':'Hi'}]}"
                        + " | A conversation must start with a user message. Try again with a conversation that starts with a"
                        + " user message.",
                "us.anthropic.claude-sonnet-4-6 | {'anthropic_version':'v','max_tokens':900000,'messages':[{'role':'user',"
                        + "'content':'Hi'}]}"
                        + " | The maximum tokens you requested exceeds the model limit of 64000",
                "us.anthropic.claude-sonnet-4-6 | [] | Malformed input request, please reformat your input and try again.",
                "us.anthropic.claude-sonnet-4-6 | {'anthropic_version':"
                        + " | Malformed input request, please reformat your input and try again.",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123def456 | {'texts':['Hi']}"
                        + " | Malformed input request, please reformat your input and try again.",
                "anthropic.claude-9 | {} | The provided model identifier is invalid."
            })
    void what_bedrock_does_not_take_is_refused_in_its_words(String model, String body, String message)
            throws Exception {
        var answer = invoke(model, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype"))
                .contains("ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/");
        assertThat(JSON.readTree(answer.body()).path("message").asText()).isEqualTo(message);
    }

    @Test
    void a_retired_model_is_not_found() throws Exception {
        var answer = invoke("cohere.command-r-v1:0", "{\"message\":\"Hi\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This model version has reached the end of its life.");
    }

    @Test
    void a_body_over_the_bound_is_refused() throws Exception {
        var answer = invoke(Bodies.SONNET, "{\"x\":\"" + "x".repeat(25_000_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Member must have length less than or equal to 25000000");
    }

    @Test
    void requests_are_counted_by_their_operation() throws Exception {
        invoke(Bodies.SONNET, Bodies.CLAUDE);

        assertThat(simulator.counts().of("InvokeModel")).isEqualTo(1);
        var received = new ArrayList<>(simulator.received());
        assertThat(received.get(0).modelId()).isEqualTo(Bodies.SONNET);
        assertThat(received.get(0).body()).isEqualTo(Bodies.CLAUDE);
    }

    private HttpResponse<String> invoke(String model, String body) throws Exception {
        return calls.send(request(model, body));
    }

    private HttpRequest.Builder request(String model, String body) {
        var path = "/model/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "/invoke";
        return HttpRequest.newBuilder(simulator.endpoint().resolve(path))
                .header("Authorization", RawCalls.SIGNATURE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
