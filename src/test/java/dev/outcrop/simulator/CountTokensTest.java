package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensInput;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

final class CountTokensTest {

    private static final String MODEL = "anthropic.claude-sonnet-4-6";

    private static SimulatorServer simulator;
    private static BedrockRuntimeClient client;

    @BeforeAll
    static void start() {
        simulator = SimulatorServer.start(0, Rules.none());
        client = Clients.sync(simulator.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void a_request_counts_what_its_answer_is_billed_for() {
        var system = SystemContentBlock.fromText("You are terse.");
        Message asked = Clients.user("What is the weather in Paris?");

        var counted = client.countTokens(request -> request.modelId(MODEL)
                .input(CountTokensInput.fromConverse(
                        converse -> converse.system(system).messages(asked))));
        var answered = client.converse(
                request -> request.modelId("us." + MODEL).system(system).messages(asked));

        assertThat(counted.inputTokens())
                .isEqualTo(answered.usage().inputTokens())
                .isEqualTo(16);
    }

    @Test
    void a_body_of_the_provider_counts_as_the_same_request() {
        var body = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"one two three\"}]}]}";

        var counted = client.countTokens(request -> request.modelId(MODEL)
                .input(CountTokensInput.fromInvokeModel(invoke -> invoke.body(SdkBytes.fromUtf8String(body)))));

        assertThat(counted.inputTokens()).isEqualTo(2 + 1 + 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us.anthropic.claude-sonnet-4-6 | The provided model doesn't support counting tokens.",
                "amazon.nova-lite-v1:0 | The provided model doesn't support counting tokens.",
                "does-not-exist-model-v1:0 | The provided model identifier is invalid."
            })
    void other_models_are_refused_as_recorded(String model, String message) {
        assertThatThrownBy(() -> client.countTokens(request -> request.modelId(model)
                        .input(CountTokensInput.fromConverse(converse -> converse.messages(Clients.user("hello"))))))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 1 validation error detected: Value null at 'input' failed to satisfy constraint: Member must not be"
                        + " null",
                "{\"input\":{}} | CountTokensInput object at input must set one of the following keys: invokeModel,"
                        + " converse.",
                "{\"input\":{\"invokeModel\":{\"body\":\"§§\"}}} | STRING_VALUE can not be converted to a Blob",
                "{\"input\":{\"invokeModel\":{\"body\":\"e30=\"}}} | Malformed input request: 3 schema violations found,"
                        + " please reformat your input and try again.",
                "{\"input\":{\"converse\":{\"messages\":[]}}} | A conversation must start with a user message. Try again"
                        + " with a conversation that starts with a user message.",
                "{\"input\":{\"converse\":{\"inferenceConfig\":{}}}} | Malformed input request: #/input/converse:"
                        + " extraneous key [inferenceConfig] is not permitted, please reformat your input and try again.",
                "[] | Malformed input request, please reformat your input and try again."
            })
    void a_broken_request_is_refused_in_bedrocks_words(String body, String message) throws Exception {
        var answer = new RawCalls(simulator).post("/model/" + MODEL + "/count-tokens", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":" + Json.quote(message, new StringBuilder()) + "}");
    }
}
