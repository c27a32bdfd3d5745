package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.outcrop.bedrock.ErrorTexts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bedrock refuses, and in which words. */
final class RefusalTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    private static SimulatorServer simulator;
    private static RawCalls calls;

    @BeforeAll
    static void start() {
        simulator = SimulatorServer.start(0, Rules.none(), TODAY);
        calls = new RawCalls(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void a_request_without_authorization_is_turned_away() throws Exception {
        var answer = calls.send(HttpRequest.newBuilder(at("/model/" + MODEL + "/converse"))
                .POST(HttpRequest.BodyPublishers.ofString(RawCalls.HELLO)));

        refused(answer, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @Test
    void a_signature_without_its_parts_is_turned_away_and_not_repeated() throws Exception {
        var answer = calls.send(HttpRequest.newBuilder(at("/model/" + MODEL + "/converse"))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE")
                .POST(HttpRequest.BodyPublishers.ofString(RawCalls.HELLO)));

        refused(
                answer,
                403,
                "IncompleteSignatureException",
                "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.");
    }

    @Test
    void a_bearer_token_is_accepted() throws Exception {
        var answer = calls.send(HttpRequest.newBuilder(at("/model/" + MODEL + "/converse"))
                .header("Authorization", "Bearer bedrock-api-key-abc")
                .POST(HttpRequest.BodyPublishers.ofString(RawCalls.HELLO)));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/model", "/model//converse", "/model/" + MODEL + "/speak", "/converse"})
    void an_unknown_path_gets_corals_answer(String path) throws Exception {
        var answer = calls.post(path, RawCalls.HELLO);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},"
                        + "\"Version\":\"1.0\"}");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void a_get_is_no_operation() throws Exception {
        var answer = calls.send(
                HttpRequest.newBuilder(at("/model/" + MODEL + "/converse")).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void an_unknown_model_is_invalid() throws Exception {
        var answer = calls.converse("acme.does-not-exist-v1:0", RawCalls.HELLO);

        refused(answer, 400, "ValidationException", "The provided model identifier is invalid.");
    }

    @Test
    void a_retired_model_is_not_found() throws Exception {
        var answer = calls.converse("us.anthropic.claude-3-haiku-20240307-v1:0", RawCalls.HELLO);

        refused(
                answer,
                404,
                "ResourceNotFoundException",
                "This model version has reached the end of its life. Please refer to the AWS documentation for more details.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "amazon.nova-lite-v1:0:300k"})
    void a_malformed_id_and_one_with_a_window_fail_the_pattern(String modelId) throws Exception {
        var answer = calls.converse(modelId, RawCalls.HELLO);

        refused(answer, 400, "ValidationException", ErrorTexts.malformedModelId(modelId.replace("%20", " ")));
    }

    static Stream<Arguments> brokenBodies() {
        var user = "{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]}";
        var assistant = "{\"role\":\"assistant\",\"content\":[{\"text\":\"b\"}]}";
        var calling =
                "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"n\",\"input\":{}}}]}";
        var result =
                "{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"t1\",\"content\":[{\"text\":\"r\"}]}}]}";
        var tools = ",\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"n\",\"inputSchema\":{\"json\":{}}}}]}";
        return Stream.of(
                arguments("", ErrorTexts.MALFORMED_INPUT),
                arguments("{", ErrorTexts.MALFORMED_INPUT),
                arguments("[]", ErrorTexts.MALFORMED_INPUT),
                arguments("null", ErrorTexts.MALFORMED_INPUT),
                arguments("{} {}", ErrorTexts.MALFORMED_INPUT),
                arguments("{\"messages\":" + "[".repeat(500), ErrorTexts.MALFORMED_INPUT),
                arguments(
                        "{\"mesages\":[]}",
                        "Malformed input request: #: extraneous key [mesages] is not permitted, please reformat your input"
                                + " and try again."),
                arguments(
                        "{\"inferenceConfig\":{\"max_tokens\":4}}",
                        "Malformed input request: #/inferenceConfig: extraneous key [max_tokens] is not permitted, please reformat your"
                                + " input and try again."),
                arguments("{}", ErrorTexts.STARTS_WITH_USER),
                arguments(messages(assistant), ErrorTexts.STARTS_WITH_USER),
                arguments(messages(user, user), ErrorTexts.ROLES_ALTERNATE),
                arguments(
                        messages("{\"content\":[]}", "{\"role\":\"robot\"}"),
                        "3 validation errors detected: Value null at 'messages.1.member.role' failed to satisfy constraint:"
                                + " Member must not be null; Value 'robot' at 'messages.2.member.role' failed to satisfy"
                                + " constraint: Member must satisfy enum value set: [user, assistant, system]; Value null"
                                + " at 'messages.2.member.content' failed to satisfy constraint: Member must not be null"),
                arguments(
                        messages("{\"role\":\"user\",\"content\":[]}"),
                        "The content field in the Message object at messages.0 is empty. Add a ContentBlock object to the"
                                + " content field and try again."),
                arguments(
                        messages("{\"role\":\"user\",\"content\":[{\"text\":\" \"}]}"),
                        "The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text"
                                + " field, and try again."),
                arguments(
                        messages(user, calling, result),
                        "The toolConfig field must be defined when using toolUse and toolResult content blocks."),
                arguments(
                        messages(user, calling, user).replaceAll("}$", tools + "}"),
                        "Expected toolResult blocks at messages.2.content for the following Ids: t1"),
                arguments(
                        messages(user, assistant, result).replaceAll("}$", tools + "}"),
                        "The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of"
                                + " previous turn."),
                arguments(
                        messages(user).replaceAll("}$", ",\"inferenceConfig\":{\"maxTokens\":0,\"temperature\":1.5}}"),
                        "2 validation errors detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy"
                                + " constraint: Member must have value greater than or equal to 1; Value '1.5' at"
                                + " 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less"
                                + " than or equal to 1"),
                arguments(
                        messages(user).replaceAll("}$", ",\"inferenceConfig\":{\"maxTokens\":99999999}}"),
                        "The maximum tokens you requested exceeds the model limit of 8192"),
                arguments(
                        messages(user).replaceAll("}$", ",\"toolConfig\":{\"tools\":[]}}"),
                        "1 validation error detected: Value '[]' at 'toolConfig.tools' failed to satisfy constraint: Member"
                                + " must have length greater than or equal to 1"),
                arguments(
                        messages(user).replaceAll("}$", ",\"requestMetadata\":{\"outcrop-turn\":\"a*b\"}}"),
                        "1 validation error detected: Value at 'requestMetadata' failed to satisfy constraint: Map value"
                                + " must satisfy constraint: [Member must have length less than or equal to 256, Member"
                                + " must satisfy regular expression pattern: [a-zA-Z0-9\\s:_@$#=/+,-.]{0,256}]"));
    }

    private static String messages(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "]}";
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void a_broken_body_is_refused_in_bedrocks_words(String body, String message) throws Exception {
        refused(calls.converse(MODEL, body), 400, "ValidationException", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messages\":\"a\"} | STRING_VALUE can not be converted to a List",
                "{\"inferenceConfig\":7} | NUMBER_VALUE can not be converted to a Structure",
                "{\"inferenceConfig\":{\"maxTokens\":\"7\"}} | STRING_VALUE can not be converted to an Integer",
                "{\"inferenceConfig\":{\"temperature\":true}} | TRUE_VALUE can not be converted to a Float",
                "{\"system\":{}} | Start of structure or map found where not expected."
            })
    void a_value_of_the_wrong_kind_cannot_be_serialized(String body, String message) throws Exception {
        refused(calls.converse(MODEL, body), 400, "SerializationException", message);
    }

    @Test
    void a_prompt_over_the_window_is_refused_with_both_numbers() throws Exception {
        var body = RawCalls.HELLO.replace("hello", "word ".repeat(1_000_100));

        refused(
                calls.converse("us.anthropic.claude-haiku-4-5-20251001-v1:0", body),
                400,
                "ValidationException",
                "The model returned the following errors: prompt is too long: 1000104 tokens > 200000 maximum");
        refused(calls.converse(MODEL, body), 400, "ValidationException", "Input is too long for requested model.");
    }

    @Test
    void a_body_over_25_megabytes_is_refused_and_the_connection_goes_on() throws Exception {
        var body = RawCalls.HELLO.replace("hello", "x".repeat(25_000_001));

        refused(
                calls.converse(MODEL, body),
                400,
                "ValidationException",
                "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have length less"
                        + " than or equal to 25000000");
        assertThat(calls.converse(MODEL, RawCalls.HELLO).statusCode()).isEqualTo(200);
    }

    @Test
    void tools_are_refused_by_models_without_them() throws Exception {
        var body = RawCalls.HELLO.replaceAll(
                "}$", ",\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"n\",\"inputSchema\":{\"json\":{}}}}]}}");

        refused(
                calls.converse("us.deepseek.r1-v1:0", body),
                400,
                "ValidationException",
                "This model doesn't support tool use.");
    }

    private static void refused(HttpResponse<String> answer, int status, String type, String message) {
        assertThat(answer.body()).isEqualTo("{\"message\":" + Json.quote(message, new StringBuilder()) + "}");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    private static URI at(String path) {
        return simulator.endpoint().resolve(path);
    }
}
