package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.invoked;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.Project.withMaxTokens;
import static dev.outcrop.model.Project.withStopSequences;
import static dev.outcrop.model.StandIn.answer;
import static dev.outcrop.model.StandIn.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.config.ModelConfig;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.StandIn.Answers;
import dev.outcrop.usage.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Calls over InvokeModel that wait for their whole answer: one owner of retries, one set of failures, as with Converse. */
final class InvokeCallTest {

    private static final String LLAMA = "meta.llama3-3-70b-instruct-v1:0";
    private static final String SAID =
            "{\"content\":[{\"type\":\"text\",\"text\":\"Hello.\"}],\"stop_reason\":\"end_turn\","
                    + "\"usage\":{\"input_tokens\":3,\"output_tokens\":5,\"cache_read_input_tokens\":7}}";

    private final VirtualTime time = new VirtualTime();
    private final List<CallReport> reports = new CopyOnWriteArrayList<>();

    @Test
    void the_provider_is_asked_in_its_own_body() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(answer(SAID)));
                var models = Project.models(bedrock.endpoint(), time, invoked(model("smart", SONNET), null))) {

            models.named("smart")
                    .chat(new CallContext(null, "run turn 1", reports::add))
                    .chat("Hi");

            var request = bedrock.requests().get(0);
            assertThat(request).startsWith("POST /model/us.anthropic.claude-sonnet-4-6/invoke HTTP/1.1");
            assertThat(request)
                    .contains("X-Amzn-Bedrock-Request-Metadata: {\"outcrop-turn\":\"run turn 1\"}")
                    .contains("Content-Type: application/json")
                    .contains("Accept: application/json");
            assertThat(request)
                    .endsWith(
                            "\r\n\r\n{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":400,\"temperature\":0.2,"
                                    + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]}");
        }
    }

    @Test
    void what_came_is_told_and_reported() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(answer(SAID)));
                var models = Project.models(bedrock.endpoint(), time, invoked(model("smart", SONNET), null))) {

            var said = models.named("smart")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Hi");

            assertThat(said).isEqualTo("Hello.");
            assertThat(reports).hasSize(1);
            var report = reports.get(0);
            assertThat(report.model().id()).isEqualTo(SONNET);
            assertThat(report.stopReason()).isEqualTo("end_turn");
            assertThat(report.usage().tokens()).isEqualTo(new Tokens(3, 5, 7, 0, true));
            assertThat(report.usage().costUsd()).isPositive();
            assertThat(report.requestId()).isEqualTo("id-200");
            assertThat(report.attempts()).isEqualTo(1);
        }
    }

    @Test
    void counts_that_stand_in_headers_alone_are_reported() throws Exception {
        var headers = String.join(
                "\r\n",
                "Content-Type: application/json",
                "X-Amzn-Bedrock-Input-Token-Count: 14",
                "X-Amzn-Bedrock-Output-Token-Count: 10",
                "");
        var body = "{\"outputs\":[{\"text\":\"Hello.\",\"stop_reason\":\"length\"}]}".getBytes(StandardCharsets.UTF_8);
        var mistral =
                invoked(model("own", "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc"), "mistral-text");
        try (var bedrock = new StandIn((number, out) -> out.write(StandIn.response(200, headers, body)));
                var models = Project.models(bedrock.endpoint(), time, mistral)) {

            models.named("own").chat(new CallContext(null, null, reports::add)).chat("Hi");

            assertThat(bedrock.requests().get(0))
                    .contains("%3Aimported-model%2Fabc/invoke HTTP/1.1")
                    .endsWith("{\"prompt\":\"<s>[INST] Hi [/INST]\",\"max_tokens\":400,\"temperature\":0.2}");
            assertThat(reports.get(0).stopReason()).isEqualTo("max_tokens");
            assertThat(reports.get(0).usage().tokens()).isEqualTo(new Tokens(14, 10, 0, 0, true));
        }
    }

    @Test
    void an_answer_without_counts_has_unknown_usage() throws Exception {
        try (var bedrock = new StandIn(
                        (number, out) -> out.write(answer("{\"generation\":\"Hello.\",\"stop_reason\":\"stop\"}")));
                var models = Project.models(bedrock.endpoint(), time, invoked(model("llama", LLAMA), null))) {

            models.named("llama")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Hi");

            assertThat(reports.get(0).usage().tokens()).isEqualTo(Tokens.UNKNOWN);
        }
    }

    @Test
    void an_unknown_stop_reason_keeps_the_answer() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(answer(SAID.replace("end_turn", "tired"))));
                var models = Project.models(bedrock.endpoint(), time, invoked(model("smart", SONNET), null))) {

            var said = models.named("smart")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Hi");

            assertThat(said).isEqualTo("Hello.");
            assertThat(reports.get(0).stopReason()).isEqualTo("tired");
        }
    }

    @Test
    void throttling_that_stays_takes_six_requests() throws Exception {
        var failure =
                failure(SONNET, (number, out) -> out.write(error(429, "ThrottlingException", "Too many requests")), 6);

        assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(6, "id-429", "", false));
    }

    @Test
    void a_denial_names_the_same_action() throws Exception {
        var failure = failure(
                SONNET,
                (number, out) -> out.write(error(403, "AccessDeniedException", "User: x is not authorized")),
                1);

        assertThat(failure.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(failure.remedy())
                .startsWith("Add this statement to the policy of the caller:"
                        + " {\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModel\"],");
    }

    @Test
    void an_answer_that_is_not_json_is_a_model_error_with_the_request_id() throws Exception {
        var failure = failure(SONNET, (number, out) -> out.write(answer("<html>")), 2);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.problem()).endsWith("failed, after 2 requests: the answer is not JSON.");
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(2, "id-200", "", true));
    }

    @Test
    void an_answer_of_another_provider_is_a_model_error_that_says_whose_it_is_not() throws Exception {
        var failure = failure(LLAMA, (number, out) -> out.write(answer(SAID)), 2);

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
        assertThat(failure.problem())
                .endsWith("failed, after 2 requests: the answer is not one of Meta Llama 3: it has no generation.");
    }

    @Test
    void what_the_body_has_no_place_for_is_refused_before_anything_is_sent() throws Exception {
        var llama = withStopSequences(invoked(model("llama", LLAMA), null), "END");

        var failure = failure(llama, (number, out) -> {}, 0);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.problem())
                .startsWith("Model \"llama\" (" + LLAMA + ", http://127.0.0.1:")
                .endsWith(") cannot take the request: Meta Llama 3 has no stop sequences over InvokeModel.");
        assertThat(failure.remedy())
                .isEqualTo("Ask without stop sequences, or use \"api: converse\" for a model that Bedrock serves so.");
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(0, null, "", false));
    }

    @Test
    void more_tokens_than_the_body_may_ask_for_are_refused_before_anything_is_sent() throws Exception {
        var failure = failure(withMaxTokens(invoked(model("llama", LLAMA), null), 4000), (number, out) -> {}, 0);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.remedy()).startsWith("Set max-tokens to at most 2048, ");
    }

    @Test
    void a_throttled_model_over_invoke_gives_way_to_one_over_converse() throws Exception {
        var smart = invoked(model("smart", SONNET, "fast"), null);
        try (var bedrock = new StandIn((number, request, out) -> out.write(
                        request.startsWith("POST /model/us.anthropic.claude-sonnet-4-6/invoke")
                                ? error(429, "ThrottlingException", "Too many requests")
                                : StandIn.text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), time, smart, model("fast", NOVA))) {

            assertThat(models.named("smart").chat(CallContext.NONE).chat("Hi")).isEqualTo("Hi");
        }
    }

    private CallException failure(String id, Answers answers, int requests) throws Exception {
        return failure(invoked(model("model", id), null), answers, requests);
    }

    private CallException failure(ModelConfig model, Answers answers, int requests) throws Exception {
        try (var bedrock = new StandIn(answers);
                var models = Project.models(bedrock.endpoint(), time, model)) {

            var failure = catchThrowableOfType(
                    CallException.class,
                    () -> models.named(model.name()).chat(CallContext.NONE).chat("Hi"));

            assertThat(failure).isNotNull();
            assertThat(bedrock.requests()).hasSize(requests);
            return failure;
        }
    }
}
