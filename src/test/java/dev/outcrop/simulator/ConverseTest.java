package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.AnyToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

final class ConverseTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none());
    private final BedrockRuntimeClient client = Clients.sync(simulator.endpoint());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void without_rules_the_answer_says_what_was_asked_and_who_answers() {
        var answer =
                client.converse(request -> request.modelId(MODEL).messages(Clients.user("Explain quantum computing.")));

        assertThat(answer.output().message().role()).isEqualTo(ConversationRole.ASSISTANT);
        assertThat(answer.output().message().content().get(0).text())
                .isEqualTo(
                        "[simulated] You said: \"Explain quantum computing.\" This is Outcrop's simulator; no model was"
                                + " asked. What it says is up to you: write simulate: below a turn of a conversation, or give it"
                                + " --rules. For a model's answer set backend: bedrock in outcrop.yaml.");
        assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(answer.responseMetadata().requestId())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void later_answers_of_a_talk_are_brief() {
        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Clients.user("Hello"), assistant("Hi."), Clients.user("  two\n lines ")));

        assertThat(answer.output().message().content().get(0).text()).isEqualTo("[simulated] You said: \"two lines\"");
    }

    @ParameterizedTest
    @EnumSource
    void each_sync_client_of_the_sdk_is_served(Clients.Sync kind) {
        try (var other = Clients.sync(simulator.endpoint(), kind)) {
            for (var i = 0; i < 3; i++) {
                assertThat(said(other.converse(request -> request.modelId(MODEL).messages(Clients.user("hello")))))
                        .startsWith("[simulated] You said: \"hello\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amazon.nova-lite-v1:0",
                "us.amazon.nova-lite-v1:0",
                "global.anthropic.claude-sonnet-4-6",
                "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghij12"
            })
    void each_form_of_a_model_id_is_served(String modelId) {
        said(client.converse(request -> request.modelId(modelId).messages(Clients.user("hello"))));

        assertThat(simulator.received()).extracting(ReceivedRequest::modelId).containsExactly(modelId);
    }

    @Test
    void usage_adds_up_and_grows_with_the_request() {
        var brief = client.converse(request -> request.modelId(MODEL).messages(Clients.user("one two three")));
        var again = client.converse(request -> request.modelId(MODEL).messages(Clients.user("one two three")));
        var longer = client.converse(request -> request.modelId(MODEL)
                .system(SystemContentBlock.fromText("You are terse."))
                .messages(Clients.user("one two three four")));

        assertThat(brief.usage().totalTokens())
                .isEqualTo(brief.usage().inputTokens() + brief.usage().outputTokens());
        assertThat(again.usage()).isEqualTo(brief.usage());
        // A message with its role, a block, three words; then a word more, and a system block of its text's five
        // tokens.
        assertThat(brief.usage().inputTokens()).isEqualTo(2 + 1 + 3);
        assertThat(longer.usage().inputTokens()).isEqualTo(brief.usage().inputTokens() + 1 + 6);
    }

    @Test
    void max_tokens_cuts_the_answer() {
        var answer = client.converse(request ->
                request.modelId(MODEL).messages(Clients.user("hello")).inferenceConfig(config -> config.maxTokens(5)));

        assertThat(said(answer)).isEqualTo("[simulated] You");
        assertThat(answer.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
        assertThat(answer.usage().outputTokens()).isEqualTo(5);
    }

    @Test
    void a_stop_sequence_ends_the_answer_before_it() {
        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Clients.user("red green blue"))
                .inferenceConfig(config -> config.stopSequences("nothing", " blue", " green")));

        assertThat(said(answer)).isEqualTo("[simulated] You said: \"red");
        assertThat(answer.stopReason()).isEqualTo(StopReason.STOP_SEQUENCE);
    }

    @Test
    void text_of_every_script_comes_back_as_it_went() {
        var text = "Grüße, мир, 世界, שלום, 👩‍👩‍👧, \"quoted\" \\ and a tab\t.";

        var answer = client.converse(
                request -> request.modelId(MODEL).messages(Clients.user("a"), assistant("b"), Clients.user(text)));

        assertThat(said(answer)).isEqualTo("[simulated] You said: \"" + text.replace('\t', ' ') + "\"");
    }

    @Test
    void a_message_without_words_is_answered_too() {
        var picture = ImageBlock.builder()
                .format(ImageFormat.PNG)
                .source(ImageSource.fromBytes(SdkBytes.fromByteArray(new byte[600])))
                .build();

        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromImage(picture))
                        .build()));

        assertThat(said(answer)).startsWith("[simulated] You sent a message without text.");
        assertThat(answer.usage().inputTokens()).isBetween(130, 140);
    }

    @Test
    void a_demanded_tool_is_called_and_its_result_ends_the_turn() {
        var demand = ConverseRequest.builder()
                .modelId(MODEL)
                .messages(Clients.user("Where is order 1042?"))
                .toolConfig(findOrder())
                .build();

        var first = client.converse(demand);
        var call = first.output().message().content().get(0).toolUse();
        var again = client.converse(demand);
        var second = client.converse(demand.toBuilder()
                .messages(Clients.user("Where is order 1042?"), first.output().message(), result(call.toolUseId()))
                .build());

        assertThat(first.stopReason()).isEqualTo(StopReason.TOOL_USE);
        assertThat(call.name()).isEqualTo("findOrder");
        assertThat(call.input()).isEqualTo(Document.fromMap(Map.of("id", Document.fromString("id"))));
        assertThat(call.toolUseId()).matches("tooluse_[A-Za-z0-9_-]{22}");
        assertThat(again.output()).isEqualTo(first.output());
        assertThat(said(second)).isEqualTo("[simulated] The tool findOrder answered: \"{\"shipped\":\"Monday\"}\"");
        assertThat(second.stopReason()).isEqualTo(StopReason.END_TURN);
    }

    @Test
    void a_tool_call_that_does_not_fit_is_left_out() {
        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Clients.user("Where is order 1042?"))
                .inferenceConfig(config -> config.maxTokens(3))
                .toolConfig(findOrder()));

        assertThat(answer.output().message().content()).isEmpty();
        assertThat(answer.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    }

    private static ToolConfiguration findOrder() {
        var schema = Document.mapBuilder()
                .putString("type", "object")
                .putDocument(
                        "properties",
                        Document.fromMap(Map.of("id", Document.fromMap(Map.of("type", Document.fromString("string"))))))
                .putList("required", List.of(Document.fromString("id")))
                .build();
        return ToolConfiguration.builder()
                .tools(Tool.fromToolSpec(spec -> spec.name("findOrder").inputSchema(input -> input.json(schema))))
                .toolChoice(ToolChoice.fromAny(AnyToolChoice.builder().build()))
                .build();
    }

    private static Message result(String toolUseId) {
        var block = ToolResultBlock.builder()
                .toolUseId(toolUseId)
                .content(ToolResultContentBlock.fromText("{\"shipped\": \"Monday\"}"))
                .build();
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromToolResult(block))
                .build();
    }

    private static Message assistant(String text) {
        return Message.builder()
                .role(ConversationRole.ASSISTANT)
                .content(ContentBlock.fromText(text))
                .build();
    }

    private static String said(software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse answer) {
        return answer.output().message().content().get(0).text();
    }
}
