package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.AiServices;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.ScriptedReply;
import dev.outcrop.simulator.ScriptedReply.Pace;
import dev.outcrop.simulator.ScriptedReply.ToolUse;
import dev.outcrop.simulator.SimulatorServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What LangChain4j's models can do, whichever operation carries their calls; all against the simulator over the wire. */
abstract class ApiContract {

    private static final String TURN = "turn";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final ToolSpecification FIND_ORDER = ToolSpecification.builder()
            .name("findOrder")
            .description("Finds an order.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("id", "its number")
                    .required("id")
                    .build())
            .build();

    private final List<CallReport> reports = new CopyOnWriteArrayList<>();
    private SimulatorServer simulator;
    private Models models;

    /** A model of Anthropic's by the short name {@code smart}. */
    abstract ModelConfig smart();

    /** The operations that the simulator has to have been asked by, at once and streamed. */
    abstract Map<Way, String> operations();

    enum Way {
        AT_ONCE,
        STREAMED
    }

    @BeforeEach
    void start() {
        simulator = SimulatorServer.start(0, Rules.none());
        models = Project.models(
                Project.config(simulator.endpoint(), Project.timeouts(20_000, 20_000, 20_000), smart()),
                Project.HTTP_2,
                new RealTime());
    }

    @AfterEach
    void stop() {
        models.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void text(Way way) throws Exception {
        script(ScriptedReply.text("Good morning, Ada. 👋"));

        var answer = ask(way, UserMessage.from("Good morning, Ada here."));

        assertThat(answer.aiMessage().text()).isEqualTo("Good morning, Ada. 👋");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).stopReason()).isEqualTo("end_turn");
        assertThat(simulator.counts().requests()).isEqualTo(Map.of(operations().get(way), 1L));
    }

    @Test
    void a_stream_comes_in_pieces() throws Exception {
        script(new ScriptedReply("one two three four", null, new Pace(20, 100)));
        var heard = new Heard();

        model().chat(ChatRequest.builder().messages(UserMessage.from("Hi")).build(), heard);

        assertThat(heard.answer().aiMessage().text()).isEqualTo("one two three four");
        assertThat(heard.texts).hasSizeGreaterThan(2);
        assertThat(reports.get(0).timing().firstToken()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void token_usage(Way way) throws Exception {
        script(ScriptedReply.text("Good morning."));

        var answer = ask(way, UserMessage.from("Good morning, Ada here."));

        var tokens = reports.get(0).usage().tokens();
        assertThat(tokens.known()).isTrue();
        assertThat(tokens.input()).isPositive();
        assertThat(tokens.output()).isPositive();
        assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo((int) tokens.input());
        assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo((int) tokens.output());
        assertThat(answer.tokenUsage().totalTokenCount()).isEqualTo((int) (tokens.input() + tokens.output()));
        assertThat(reports.get(0).usage().costUsd()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void system_prompt(Way way) throws Exception {
        script(ScriptedReply.text("Aye."));

        ask(way, SystemMessage.from("Answer like a sailor."), UserMessage.from("Hi"));

        assertThat(simulator.received().get(0).body())
                .containsPattern("\"system\":(\\[\\{\"text\":)?\"Answer like a sailor\\.\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_talk_with_turns_before(Way way) throws Exception {
        script(ScriptedReply.text("Ada."));

        ask(way, UserMessage.from("I am Ada."), AiMessage.from("Hello, Ada."), UserMessage.from("Who am I?"));

        assertThat(new ObjectMapper()
                        .readTree(simulator.received().get(0).body())
                        .path("messages")
                        .findValuesAsText("text"))
                .containsExactly("I am Ada.", "Hello, Ada.", "Who am I?");
    }

    @ParameterizedTest
    @EnumSource
    void max_tokens(Way way) throws Exception {
        script(ScriptedReply.text("one two three four five six seven eight"));

        var answer =
                ask(way, request(UserMessage.from("Count.")).maxOutputTokens(3).build());

        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(reports.get(0).stopReason()).isEqualTo("max_tokens");
        assertThat("one two three four").startsWith(answer.aiMessage().text());
    }

    @ParameterizedTest
    @EnumSource
    void stop_sequences(Way way) throws Exception {
        script(ScriptedReply.text("one two three"));

        var answer = ask(
                way,
                request(UserMessage.from("Count."))
                        .stopSequences(List.of(" three"))
                        .build());

        assertThat(answer.aiMessage().text()).isEqualTo("one two");
        assertThat(reports.get(0).stopReason()).isEqualTo("stop_sequence");
    }

    @ParameterizedTest
    @EnumSource
    void tools(Way way) throws Exception {
        script(
                new ScriptedReply("Let me look.", new ToolUse("findOrder", Map.of("id", "1042")), Pace.AT_ONCE),
                ScriptedReply.text("It left on {{toolResult.shipped}}."));
        var user = UserMessage.from("Where is order 1042?");

        var first = ask(way, request(user).toolSpecifications(FIND_ORDER).build());
        var call = first.aiMessage().toolExecutionRequests().get(0);
        var second = ask(
                way,
                request(user, first.aiMessage(), ToolExecutionResultMessage.from(call, "{\"shipped\":\"Monday\"}"))
                        .toolSpecifications(FIND_ORDER)
                        .build());

        assertThat(first.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
        assertThat(first.aiMessage().text()).isEqualTo("Let me look.");
        assertThat(call.name()).isEqualTo("findOrder");
        assertThat(call.arguments()).isEqualTo("{\"id\":\"1042\"}");
        assertThat(second.aiMessage().text()).isEqualTo("It left on Monday.");
        assertThat(reports).extracting(CallReport::stopReason).containsExactly("tool_use", "end_turn");
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_that_has_to_be_called(Way way) throws Exception {
        var answer = ask(
                way,
                request(UserMessage.from("Hi"))
                        .toolSpecifications(FIND_ORDER)
                        .toolChoice(ToolChoice.REQUIRED)
                        .build());

        assertThat(answer.aiMessage().toolExecutionRequests().get(0).name()).isEqualTo("findOrder");
    }

    @ParameterizedTest
    @EnumSource
    void a_picture(Way way) throws Exception {
        script(ScriptedReply.text("A pixel."));

        var answer =
                ask(way, UserMessage.from(TextContent.from("What is this?"), ImageContent.from(PIXEL, "image/png")));

        assertThat(answer.aiMessage().text()).isEqualTo("A pixel.");
        assertThat(simulator.received().get(0).body()).contains(PIXEL);
    }

    /** What a ticket is read into. */
    record Ticket(String summary, int urgency) {}

    interface Sorter {
        Ticket sort(String mail);
    }

    @Test
    void structured_output_asked_for_in_the_prompt() {
        script(ScriptedReply.text("{\"summary\":\"Kettle sparks\",\"urgency\":9}"));

        var ticket = AiServices.create(Sorter.class, models.named("smart").chat(context()))
                .sort("My kettle sparks!");

        assertThat(ticket).isEqualTo(new Ticket("Kettle sparks", 9));
    }

    @ParameterizedTest
    @EnumSource
    void structured_output_by_a_json_schema(Way way) throws Exception {
        script(ScriptedReply.text("{\"summary\":\"Kettle sparks\"}"));
        var schema = JsonSchema.builder()
                .name("Ticket")
                .rootElement(JsonObjectSchema.builder()
                        .addStringProperty("summary")
                        .required("summary")
                        .build())
                .build();

        var answer = ask(
                way,
                request(UserMessage.from("My kettle sparks!"))
                        .responseFormat(ResponseFormat.builder()
                                .type(ResponseFormatType.JSON)
                                .jsonSchema(schema)
                                .build())
                        .build());

        assertThat(answer.aiMessage().text()).isEqualTo("{\"summary\":\"Kettle sparks\"}");
        assertThat(simulator.received().get(0).body()).contains("json_schema").contains("summary");
    }

    private void script(ScriptedReply... replies) {
        simulator.script(TURN, List.of(replies), Map.of());
    }

    private static ChatRequest.Builder request(ChatMessage... messages) {
        return ChatRequest.builder().messages(messages);
    }

    private ChatResponse ask(Way way, ChatMessage... messages) throws Exception {
        return ask(way, request(messages).build());
    }

    private ChatResponse ask(Way way, ChatRequest request) throws Exception {
        if (way == Way.AT_ONCE) {
            return models.named("smart").chat(context()).chat(request);
        }
        var heard = new Heard();
        model().chat(request, heard);
        return heard.answer();
    }

    private CancellableStreamingChatModel model() {
        return models.named("smart").streaming(context());
    }

    private CallContext context() {
        return new CallContext(null, TURN, reports::add);
    }
}
