package dev.outcrop.model;

import static dev.outcrop.model.Project.SONNET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig.Connection;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import dev.outcrop.model.Line.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ExplanationTest {

    private static final String SMART = "Model \"smart\" (us.anthropic.claude-sonnet-4-6, eu-west-1) ";

    @ParameterizedTest
    @MethodSource("texts")
    void a_failure_says_what_happened_where_and_what_to_do(
            ErrorKind kind, String message, String problem, String remedy) {
        var error = explain(SONNET, Operation.CONVERSE, Failure.of(kind, message, Mark.FINAL), 1);

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.problem()).isEqualTo(SMART + problem);
        assertThat(error.remedy()).isEqualTo(remedy);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(
                        ErrorKind.THROTTLED,
                        ErrorTexts.TOO_MANY_REQUESTS,
                        "is throttled: Too many requests, please wait before trying again.",
                        "Wait, then try again; else lower max-tokens, run fewer calls at a time, or give the model a"
                                + " fallback in outcrop.yaml."),
                arguments(
                        ErrorKind.QUOTA,
                        ErrorTexts.TOO_MANY_TOKENS_PER_DAY,
                        "has used up its quota: Too many tokens per day, please wait before trying again.",
                        "Wait until the quota renews, use another model, or ask for more under Service Quotas, Amazon"
                                + " Bedrock, in the AWS console."),
                arguments(
                        ErrorKind.CONTEXT_OVERFLOW,
                        ErrorTexts.promptTooLong(200_049, 200_000),
                        "was sent more than its window holds: 200,049 tokens, 49 more than the 200,000 that fit; the"
                                + " largest: message 2 (user, 812,004 characters), message 1 (system, 30 characters),"
                                + " message 3 (ai, 5 characters).",
                        "Shorten the largest messages, keep fewer in memory, set \"overflow: trim\" on the assistant,"
                                + " or use a model with a larger window."),
                arguments(
                        ErrorKind.ACCESS_DENIED,
                        "User: arn:aws:sts::123456789012:assumed-role/R/S is not authorized to perform:"
                                + " bedrock:InvokeModel on resource: arn:aws:bedrock:x",
                        "may not be called with these credentials: User: arn:aws:sts::123456789012:assumed-role/R/S is"
                                + " not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:x.",
                        "Add this statement to the policy of the caller:"
                                + " {\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModel\"],\"Resource\":["
                                + "\"arn:aws:bedrock:eu-west-1:*:inference-profile/us.anthropic.claude-sonnet-4-6\","
                                + "\"arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-6\"]}"),
                arguments(
                        ErrorKind.ACCESS_DENIED,
                        "Model access is denied due to IAM user or service role is not authorized to perform the"
                                + " required AWS Marketplace actions",
                        "may not be called with these credentials: Model access is denied due to IAM user or service"
                                + " role is not authorized to perform the required AWS Marketplace actions.",
                        "Allow aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions once, call the model,"
                                + " and try again after five minutes."),
                arguments(
                        ErrorKind.ACCESS_DENIED,
                        "User: u is not authorized to perform: bedrock:InvokeModel with an explicit deny in a service"
                                + " control policy",
                        "may not be called with these credentials: User: u is not authorized to perform:"
                                + " bedrock:InvokeModel with an explicit deny in a service control policy.",
                        "Ask who administers the AWS account to lift the deny: an allow statement does not outweigh"
                                + " it."),
                arguments(
                        ErrorKind.CREDENTIALS,
                        ErrorTexts.EXPIRED_TOKEN,
                        "cannot be called without valid AWS credentials: The security token included in the request is"
                                + " expired.",
                        "Sign in again (aws sso login), or renew AWS_SESSION_TOKEN with its keys."),
                arguments(
                        ErrorKind.CREDENTIALS,
                        ErrorTexts.INVALID_TOKEN,
                        "cannot be called without valid AWS credentials: The security token included in the request is"
                                + " invalid.",
                        "Check the access key, unset an AWS_SESSION_TOKEN that belongs to another, or sign in again."),
                arguments(
                        ErrorKind.CREDENTIALS,
                        "Unable to load credentials from any of the providers in the chain"
                                + " AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider(),"
                                + " EnvironmentVariableCredentialsProvider(), WebIdentityTokenCredentialsProvider(),"
                                + " ProfileCredentialsProvider(profileName=work, profileFile=ProfileFile(sections=[])),"
                                + " ContainerCredentialsProvider(), InstanceProfileCredentialsProvider()]) :"
                                + " [SystemPropertyCredentialsProvider(): Unable to load credentials from system"
                                + " settings.]",
                        "cannot be called without valid AWS credentials: none in system properties, environment"
                                + " variables, a web identity token, the AWS profile \"work\", the container's role,"
                                + " the machine's role.",
                        "Set AWS_PROFILE, AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, or AWS_BEARER_TOKEN_BEDROCK;"
                                + " or use \"backend: simulator\"."),
                arguments(
                        ErrorKind.INVALID_REQUEST,
                        ErrorTexts.NO_STREAMING_TOOL_USE,
                        "cannot take the request: This model doesn't support tool use in streaming mode.",
                        "Call the model without streaming (--no-stream), or use one that streams."),
                arguments(
                        ErrorKind.INVALID_REQUEST,
                        ErrorTexts.NO_TOOL_USE,
                        "cannot take the request: This model doesn't support tool use.",
                        "Use a model that calls tools, or an assistant without tools."),
                arguments(
                        ErrorKind.INVALID_REQUEST,
                        ErrorTexts.STARTS_WITH_USER,
                        "cannot take the request: " + ErrorTexts.STARTS_WITH_USER,
                        "Change the request or the parameters of \"smart\" in outcrop.yaml as the message says."),
                arguments(
                        ErrorKind.INPUT,
                        "no AWS region is set",
                        "cannot be called: no AWS region is set.",
                        "Set region in outcrop.yaml, AWS_REGION, or the region of the AWS profile."),
                arguments(
                        ErrorKind.MODEL_TIMEOUT,
                        "no event within the first-token timeout of 60 s",
                        "took too long: no event within the first-token timeout of 60 s.",
                        "Try again, ask for a shorter answer, or raise first-token under timeouts."),
                arguments(
                        ErrorKind.MODEL_TIMEOUT,
                        ErrorTexts.MODEL_TIMEOUT,
                        "took too long: Model has timed out in processing the request. Try your request again.",
                        "Try again, ask for a shorter answer, or raise total under timeouts."),
                arguments(
                        ErrorKind.MODEL_NOT_READY,
                        "Loading",
                        "is still being loaded: Loading.",
                        "Wait a few minutes for the model to be loaded, then try again."),
                arguments(
                        ErrorKind.UNAVAILABLE,
                        "",
                        "is unavailable.",
                        "Wait, then try again; else give the model a fallback in outcrop.yaml."),
                arguments(
                        ErrorKind.ACCESS_DENIED,
                        "Model use case details have not been submitted for this account.",
                        "may not be called with these credentials: Model use case details have not been submitted for"
                                + " this account.",
                        "Fill in the provider's use case form in the Bedrock console, then try again after a quarter"
                                + " of an hour."),
                arguments(
                        ErrorKind.NETWORK,
                        "a server that is not Bedrock answered 407 with text/html",
                        "cannot be reached: a server that is not Bedrock answered 407 with text/html.",
                        "Look for a proxy between here and Bedrock, and check the endpoint."),
                arguments(
                        ErrorKind.NETWORK,
                        "the host does not resolve",
                        "cannot be reached: the host does not resolve.",
                        "Check the network, the region and the endpoint, then try again."),
                arguments(
                        ErrorKind.TLS,
                        "PKIX path building failed",
                        "cannot be reached safely: PKIX path building failed.",
                        "Check the endpoint's certificate, and that this Java trusts who signed it"
                                + " (javax.net.ssl.trustStore)."),
                arguments(
                        ErrorKind.STALLED_STREAM,
                        "no event within the idle timeout of 30 s",
                        "fell silent before the end of its answer: no event within the idle timeout of 30 s.",
                        "Try again, or raise idle under timeouts."),
                arguments(
                        ErrorKind.CANCELLED,
                        "the caller gave it up",
                        "was not heard to the end: the caller gave it up.",
                        ""));
    }

    @Test
    void how_often_it_was_sent_is_said_where_it_was_more_than_once() {
        var failure = Failure.of(ErrorKind.UNAVAILABLE, ErrorTexts.UNAVAILABLE, Mark.FINAL);

        var error = explain(SONNET, Operation.CONVERSE, failure, 6);

        assertThat(error.problem())
                .isEqualTo(SMART + "is unavailable, after 6 requests: Bedrock is unable to process your request.");
        assertThat(error.trace()).isEqualTo(new Trace(6, "r-1", "", false));
    }

    @Test
    void how_long_to_wait_is_said_where_the_server_said_it() {
        var failure = Failure.of(ErrorKind.THROTTLED, "Slow down", Mark.FINAL.from("r-1", Duration.ofMinutes(90)));

        assertThat(explain(SONNET, Operation.CONVERSE, failure, 1).remedy())
                .startsWith("Wait 5400 s, then try again; else");
    }

    @Test
    void how_long_to_wait_for_a_model_that_is_not_there_is_said_too() {
        var away = Failure.of(ErrorKind.UNAVAILABLE, "", Mark.FINAL.from("r-1", Duration.ofSeconds(90)));
        var loading = Failure.of(ErrorKind.MODEL_NOT_READY, "", Mark.FINAL.from("r-1", Duration.ofSeconds(61)));

        assertThat(explain(SONNET, Operation.CONVERSE, away, 1).remedy())
                .isEqualTo("Wait 90 s, then try again; else give the model a fallback in outcrop.yaml.");
        assertThat(explain(SONNET, Operation.CONVERSE, loading, 1).remedy()).isEqualTo("Wait 61 s, then try again.");
    }

    @Test
    void a_stream_that_is_denied_names_the_action_for_streams() {
        var failure = Failure.of(ErrorKind.ACCESS_DENIED, ErrorTexts.NO_MODEL_ACCESS, Mark.FINAL);

        assertThat(explain(SONNET, Operation.CONVERSE_STREAM, failure, 1).remedy())
                .startsWith("Request access to the model in the Bedrock console of this region, and allow it with"
                        + " {\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModelWithResponseStream\"],");
    }

    @Test
    void an_id_that_needs_a_profile_is_answered_with_those_of_the_region() {
        var failure = Failure.of(
                ErrorKind.INFERENCE_PROFILE_NEEDED,
                ErrorTexts.onDemandNotSupported("anthropic.claude-sonnet-4-6"),
                Mark.FINAL);

        var error = explain("anthropic.claude-sonnet-4-6", Operation.CONVERSE, failure, 1);

        assertThat(error.problem()).contains(" is served through inference profiles only: Invocation of model ID");
        assertThat(error.remedy())
                .startsWith("Set the id of \"smart\" (outcrop.yaml, line 4, column 3) to one of"
                        + " [eu.anthropic.claude-sonnet-4-6, global.anthropic.claude-sonnet-4-6");
    }

    @Test
    void an_id_whose_profiles_nobody_knows_is_answered_with_how_they_look() {
        var id = "acme.novelist-v1:0";
        var failure = Failure.of(ErrorKind.INFERENCE_PROFILE_NEEDED, ErrorTexts.onDemandNotSupported(id), Mark.FINAL);

        assertThat(explain(id, Operation.CONVERSE, failure, 1).remedy())
                .isEqualTo("Put the prefix of an inference profile before the id of \"smart\" (outcrop.yaml, line 4,"
                        + " column 3), such as us., eu., apac. or global.");
    }

    @Test
    void an_unknown_id_is_answered_with_known_ones_like_it() {
        var failure = Failure.of(ErrorKind.MODEL_NOT_FOUND, ErrorTexts.UNKNOWN_MODEL, Mark.FINAL);

        var error = explain("us.amazon.nova-lite-v7:0", Operation.CONVERSE, failure, 1);

        assertThat(error.problem()).endsWith("is not known to Bedrock: The provided model identifier is invalid.");
        assertThat(error.remedy())
                .startsWith("Set the id of \"smart\" (outcrop.yaml, line 4, column 3) to one of [")
                .contains("amazon.nova-lite-v1:0");
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_is_explained_on_one_line_each(ErrorKind kind) {
        var error = explain(SONNET, Operation.CONVERSE, Failure.of(kind, "first\nsecond\u001b[31m", Mark.FINAL), 1);

        assertThat(error.problem()).startsWith(SMART).doesNotContain("\n", "\u001b");
        assertThat(error.remedy()).doesNotContain("\n");
    }

    private static CallException explain(String id, Operation operation, Failure failure, int attempts) {
        var time = new VirtualTime();
        var watch = new Watch(time);
        var callers = new SyncCallers(watch);
        var connection = new Connection("eu-west-1", Backend.BEDROCK, null, Timeouts.DEFAULT, false);
        var line = new Line(
                connection,
                new Clients(connection, Map.of(), callers),
                new Lanes(time),
                new Surroundings(time, () -> 0, Runnable::run, watch, callers, Switchboard.NONE));
        var request = ChatRequest.builder()
                .messages(
                        SystemMessage.from("You are a patient librarian." + "  "),
                        UserMessage.from("x".repeat(812_004)),
                        AiMessage.from("Hello"))
                .build();
        var version = ModelVersion.of(Project.model("smart", id), Catalog.shipped());
        var turn = new Turn(List.of(version), line, CallContext.NONE, Effort.full(Timeouts.DEFAULT));
        return new Explanation(version, operation, turn, request).of(failure, new Trace(attempts, "r-1", "", false));
    }
}
