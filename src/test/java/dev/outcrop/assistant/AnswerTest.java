package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static dev.outcrop.assistant.Workbench.question;
import static dev.outcrop.assistant.Workbench.says;
import static dev.outcrop.assistant.Workbench.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.outcrop.assistant.Reply.ToolCall;
import dev.outcrop.sample.Explainer;
import dev.outcrop.sample.SupportDesk;
import dev.outcrop.sample.Triage;
import dev.outcrop.sample.Triage.Area;
import dev.outcrop.sample.Triage.Priority;
import dev.outcrop.sample.Triage.Ticket;
import dev.outcrop.simulator.ScriptedReply;
import dev.outcrop.usage.ModelRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions that are answered whole, over the wire. */
final class AnswerTest {

    private static final String EXPLAINER = """
            ---
            input:
              topic: { type: string }
              audience: { type: string, default: engineers }
            ---
            system:
            You explain things to {{audience}}.

            user:
            Explain {{topic}}.
            """;

    @TempDir
    Path folder;

    @Test
    void an_interface_answers_with_its_filled_prompt() {
        try (var bench = Workbench.in(folder).prompt("explainer", EXPLAINER).replies("Hot water.")) {
            var explainer = bench.build("explainer", Explainer.class);

            var reply = explainer.answer(question(null, Map.of("topic", "kettles")), null);

            assertThat(reply.text()).isEqualTo("Hot water.");
            assertThat(reply.value()).isEqualTo("Hot water.");
            assertThat(reply.model()).isEqualTo(new ModelRef("fast", "us.amazon.nova-lite-v1:0"));
            assertThat(reply.prompt())
                    .isEqualTo(bench.prompts.named("explainer").id());
            assertThat(reply.toolCalls()).isEmpty();
            assertThat(reply.receipt().stopReason()).isEqualTo("end_turn");
            assertThat(reply.receipt().attempts()).isEqualTo(1);
            assertThat(reply.receipt().firstToken()).isNull();
            assertThat(reply.receipt().requestId()).isNotNull();
            assertThat(reply.receipt().usage().tokens().output()).isPositive();
            assertThat(reply.receipt().usage().costUsd()).isPositive();
            assertThat(bench.asked()).hasSize(1);
            assertThat(bench.asked().get(0).at("/system/0/text").asText())
                    .isEqualTo("You explain things to engineers.");
            assertThat(messages(bench.asked().get(0))).containsExactly("user: Explain kettles.");
        }
    }

    @Test
    void a_prompt_alone_is_an_assistant() {
        try (var bench = Workbench.in(folder).prompt("poet", "You are a poet.").replies("Roses.")) {
            var poet = bench.build("poet", "poet");

            var reply = poet.answer(says("hi {{x}}"), null);

            assertThat(poet.methods()).containsExactly("say");
            assertThat(reply.text()).isEqualTo("Roses.");
            assertThat(messages(bench.asked().get(0))).containsExactly("user: hi {{x}}");
            assertThat(bench.asked().get(0).at("/system/0/text").asText()).isEqualTo("You are a poet.");
        }
    }

    @Test
    void tools_run_and_are_told_of_and_counted() {
        try (var bench = Workbench.in(folder)
                .prompt("support", "You are the support desk.")
                .replies(
                        tool("findOrder", Map.of("id", "1042")),
                        ScriptedReply.text("It left on {{toolResult.shipped}}."))) {
            var support = bench.build("support", SupportDesk.class);

            var reply = support.answer(says("Where is order 1042?"), null);

            assertThat(reply.text()).isEqualTo("It left on Monday.");
            assertThat(reply.toolCalls()).hasSize(1);
            var call = reply.toolCalls().get(0);
            assertThat(call.name()).isEqualTo("findOrder");
            assertThat(call.arguments()).isEqualTo(Map.of("id", "1042"));
            assertThat(call.result()).contains("\"tea strainer\"", "\"Monday\"");
            assertThat(reply.receipt().stopReason()).isEqualTo("end_turn");
            assertThat(reply.receipt().attempts()).isEqualTo(2);
            assertThat(bench.asked()).hasSize(2);
            assertThat(bench.asked().get(1).at("/system/0/text").asText()).isEqualTo("You are the support desk.");
        }
    }

    @Test
    void a_tool_that_fails_and_one_that_is_not_there_are_told_to_the_model() {
        try (var bench = Workbench.in(folder)
                .prompt("support", "You are the support desk.")
                .replies(
                        tool("findOrder", Map.of("id", "7")),
                        tool("findOrders", Map.of()),
                        tool("twice", Map.of("number", "many")),
                        ScriptedReply.text("I cannot find it."))) {
            var support = bench.build("support", SupportDesk.class, Sums.class);

            var reply = support.answer(says("Where is it?"), null);

            assertThat(reply.text()).isEqualTo("I cannot find it.");
            assertThat(reply.toolCalls().subList(0, 2))
                    .containsExactly(
                            new ToolCall(
                                    "findOrder",
                                    Map.of("id", "7"),
                                    "There is no order 7. Ask the customer for the number."),
                            new ToolCall(
                                    "findOrders",
                                    Map.of(),
                                    "There is no tool named \"findOrders\". Use one of"
                                            + " [cancelOrder, findOrder, openOrders, twice]."));
            assertThat(reply.toolCalls().get(2).result()).contains("\"number\"", "many");
        }
    }

    @Test
    void an_answer_is_read_into_a_record_after_the_examples_of_the_prompt() {
        try (var bench = Workbench.in(folder)
                .prompt("triage", """
                        system:
                        You sort mail.

                        user:
                        It is late.
                        assistant:
                        {"summary": "Late"}
                        """)
                .replies("{\"summary\": \"No power\", \"priority\": \"URGENT\", \"area\": \"PRODUCT\"}")) {
            var triage = bench.build("triage", Triage.class);

            var reply = triage.answer(says("My kettle is dead. {{help}}"), null);

            assertThat(reply.value()).isEqualTo(new Ticket("No power", Priority.URGENT, Area.PRODUCT));
            assertThat(reply.text()).startsWith("{\"summary\": \"No power\"");
            var messages = messages(bench.asked().get(0));
            assertThat(messages).hasSize(3);
            assertThat(messages.get(0)).isEqualTo("user: It is late.");
            assertThat(messages.get(1)).isEqualTo("assistant: {\"summary\": \"Late\"}");
            assertThat(messages.get(2))
                    .startsWith("user: My kettle is dead. {{help}}")
                    .contains("You must answer strictly in the following JSON format", "URGENT");
        }
    }

    /** A tool whose arguments can be wrong. */
    public static final class Sums {
        @Tool
        public int twice(int number) {
            return 2 * number;
        }
    }

    interface Kinds {
        @UserMessage("How many {{what}}?")
        int count(@V("what") String what);

        @UserMessage("Which? {{it}}")
        Priority which(String it);

        List<String> list(String text);

        @SystemMessage("You are {{name}}.")
        Result<String> result(@UserMessage String text, @V("name") String name);

        AiMessage message(String text);

        void nothing(String text);

        TokenStream stream(@MemoryId String session, @UserMessage String text);
    }

    @Test
    void langchain4js_own_annotations_and_types_work() {
        try (var bench = Workbench.in(folder)) {
            var kinds = bench.build("kinds", Kinds.class);

            assertThat(ask(bench.replies("3"), kinds, "count", null, Map.of("what", "kettles")))
                    .isEqualTo(3);
            assertThat(ask(bench.replies("urgent"), kinds, "which", "this", Map.of()))
                    .isEqualTo(Priority.URGENT);
            assertThat(ask(bench.replies("a\nb"), kinds, "list", "all", Map.of()))
                    .isEqualTo(List.of("a", "b"));
            assertThat(ask(bench.replies("Hi."), kinds, "result", "{{x}}", Map.of("name", "Ada")))
                    .isInstanceOfSatisfying(
                            Result.class, result -> assertThat(result.content()).isEqualTo("Hi."));
            assertThat(ask(bench.replies("Yes."), kinds, "message", "?", Map.of()))
                    .isInstanceOfSatisfying(
                            AiMessage.class,
                            message -> assertThat(message.text()).isEqualTo("Yes."));
            assertThat(ask(bench.replies("Done."), kinds, "nothing", "do", Map.of()))
                    .isEqualTo("Done.");
            assertThat(ask(bench.replies("Slow."), kinds, "stream", "go", Map.of()))
                    .isEqualTo("Slow.");

            assertThat(bench.operations()).containsOnly("Converse");
            assertThat(messages(bench.asked().get(0)).get(0)).startsWith("user: How many kettles?");
            assertThat(messages(bench.asked().get(1)).get(0)).startsWith("user: Which? this");
            assertThat(messages(bench.asked().get(3))).containsExactly("user: {{x}}");
            assertThat(bench.asked().get(3).at("/system/0/text").asText()).isEqualTo("You are Ada.");
        }
    }

    private static Object ask(
            Workbench scripted, BuiltAssistant assistant, String method, String text, Map<String, Object> vars) {
        var setting = new Question.Setting(null, null, Workbench.TURN, null);
        assertThat(scripted.broken).isEmpty();
        return assistant.answer(new Question(method, text, vars, setting), null).value();
    }

    @Test
    void another_model_and_a_variant_are_asked_for_by_the_question() {
        try (var bench = Workbench.in(folder)
                .prompt("explainer", EXPLAINER)
                .prompt("explainer.terse", "system:\nBe terse.\n\nuser:\nExplain {{topic}}!\n")
                .replies("Hot water.")) {
            var explainer = bench.build("explainer", Explainer.class);

            var reply = explainer.answer(
                    new Question(
                            "explain",
                            "kettles",
                            Map.of(),
                            new Question.Setting("other", "terse", Workbench.TURN, null)),
                    null);

            assertThat(reply.model().name()).isEqualTo("other");
            assertThat(reply.prompt().fullName()).isEqualTo("explainer.terse");
            assertThat(messages(bench.asked().get(0))).containsExactly("user: Explain kettles!");
        }
    }

    @Test
    void a_talk_is_sent_again_and_kept_when_the_turn_is_answered() {
        try (var bench = Workbench.in(folder).prompt("support", "You are the support desk.")) {
            var support = bench.build("support", SupportDesk.class);
            var session = bench.sessions.open(support, "s1");

            bench.replies("Hello Ada.");
            session.say(says("I am Ada."));
            bench.replies("You are Ada.");
            session.say(says("Who am I?"));

            assertThat(messages(bench.asked().get(1)))
                    .containsExactly("user: I am Ada.", "assistant: Hello Ada.", "user: Who am I?");
            assertThat(bench.asked().get(1).at("/system/0/text").asText()).isEqualTo("You are the support desk.");
            assertThat(bench.sessions.find("s1").get(0).turns())
                    .extracting(turn -> turn.user() + " " + turn.assistant())
                    .containsExactly("I am Ada. Hello Ada.", "Who am I? You are Ada.");
        }
    }
}
