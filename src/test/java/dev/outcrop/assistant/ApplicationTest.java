package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolMemoryId;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.V;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import dev.outcrop.error.OutcropException;
import dev.outcrop.sample.Explainer;
import dev.outcrop.sample.SupportDesk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The declared interface in application code. */
final class ApplicationTest {

    private static final String EXPLAINER = "system:\nYou explain.\n\nuser:\nExplain {{topic}}.\n";

    private static final String RULES = """
            rules:
              - when: { user-matches: "echo (?<what>.*)" }
                reply: "{{what}}"
              - when: { user-contains: "stock" }
                reply: [ { tool: stock, arguments: { item: kettle } }, "We have {{toolResult}}." ]
              - when: { user-contains: "number" }
                reply: "42"
            """;

    @TempDir
    Path folder;

    interface Desk extends ChatMemoryAccess {
        @Prompt("desk")
        String reply(@MemoryId String session, @dev.langchain4j.service.UserMessage String text);

        @Prompt("desk")
        int count(@dev.langchain4j.service.UserMessage String text);

        @Prompt("desk")
        void tell(@dev.langchain4j.service.UserMessage String text);

        @Prompt("desk")
        Result<String> result(@dev.langchain4j.service.UserMessage String text);

        default String twice(String text) {
            return reply("s", "echo " + text) + reply("s", "echo " + text);
        }
    }

    /** A tool that knows whom it works for. */
    public static final class Stock {
        static final List<Object> SEEN = new CopyOnWriteArrayList<>();

        @Tool
        public String stock(String item, @ToolMemoryId Object session) {
            SEEN.add(session);
            return "3 of " + item;
        }
    }

    @Test
    void methods_answer_with_their_types() {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class, Stock.class).as(Desk.class);

            assertThat(desk.reply("s1", "echo {{x}}")).isEqualTo("{{x}}");
            assertThat(desk.count("a number")).isEqualTo(42);
            desk.tell("echo hi");
            assertThat(desk.result("the stock").content()).isEqualTo("We have 3 of kettle.");
            assertThat(desk.result("the stock").toolExecutions()).hasSize(1);
            assertThat(desk.twice("a")).isEqualTo("aa");
            assertThat(desk).hasToString("Desk (assistant \"desk\")");
            assertThat(new HashSet<>(List.of(desk))).contains(desk);
            assertThat(desk.equals(bench.build("desk", Desk.class).as(Desk.class)))
                    .isFalse();
        }
    }

    @Test
    void a_memory_id_names_a_talk_that_is_kept_and_can_be_seen_and_forgotten() {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class, Stock.class).as(Desk.class);

            desk.reply("s1", "echo one");
            desk.reply("s2", "the stock");
            desk.reply("s1", "echo two");
            desk.count("a number");

            assertThat(messages(bench.asked().get(3)))
                    .containsExactly("user: echo one", "assistant: one", "user: echo two");
            assertThat(messages(bench.asked().get(4))).hasSize(1);
            assertThat(Stock.SEEN).contains("s2");
            assertThat(bench.sessions.find("s1").get(0).turns()).hasSize(2);
            assertThat(desk.getChatMemory("s1").messages()).hasSize(4);
            assertThat(desk.getChatMemory("s1").messages().get(0)).isEqualTo(UserMessage.from("echo one"));
            assertThat(desk.getChatMemory("s3")).isNull();
            assertThat(desk.evictChatMemory("s1")).isTrue();
            assertThat(desk.evictChatMemory("s1")).isFalse();
            assertThat(desk.getChatMemory("s1")).isNull();
        }
    }

    interface Settings {
        String pictures(
                @dev.langchain4j.service.UserMessage String text,
                @dev.langchain4j.service.UserMessage List<ImageContent> images);

        @Prompt("explainer")
        String explain(@V("topic") String topic, @dev.langchain4j.service.UserMessage ImageContent image);

        @Prompt("explainer")
        String set(@V("topic") String topic, ChatRequestParameters parameters, InvocationParameters given);

        @dev.langchain4j.service.UserMessage("Explain {{topic}}, {{more}}")
        String template(@V("topic") String topic, @V("more") Map<String, Object> more);

        String typed(@dev.langchain4j.service.UserMessage String text, @V("name") String name);
    }

    @Test
    void what_langchain4j_takes_beside_text_goes_through() {
        try (var bench = Workbench.in(folder).prompt("explainer", EXPLAINER)) {
            var settings = bench.build("settings", Settings.class).as(Settings.class);
            var image = ImageContent.from("aGk=", "image/png");

            settings.pictures("See {{this}}.", List.of(image, image));
            settings.explain("kettles", image);
            settings.set(
                    "kettles {{x}}",
                    ChatRequestParameters.builder().maxOutputTokens(7).build(),
                    new InvocationParameters());
            settings.template("kettles", Map.of("unused", 1));
            settings.typed("I am {{name}}.", "Ada");

            assertThat(messages(bench.asked().get(0))).containsExactly("user: See {{this}}.: image: image");
            assertThat(messages(bench.asked().get(1))).containsExactly("user: Explain kettles.: image");
            assertThat(messages(bench.asked().get(2))).containsExactly("user: Explain kettles {{x}}.");
            assertThat(bench.asked().get(2).at("/inferenceConfig/maxTokens").asInt())
                    .isEqualTo(7);
            assertThat(messages(bench.asked().get(3))).containsExactly("user: Explain kettles, {unused=1}");
            assertThat(messages(bench.asked().get(4))).containsExactly("user: I am Ada.");
        }
    }

    interface Numbered {
        @Prompt("desk")
        String reply(@MemoryId Integer session, @dev.langchain4j.service.UserMessage String text);

        @Prompt("explainer")
        String explain(@V("values") Map<String, Object> values);
    }

    @Test
    void an_argument_that_is_needed_and_null_is_named() {
        try (var bench = Workbench.in(folder).prompt("explainer", EXPLAINER).prompt("desk", "You are the desk.")) {
            var explainer = bench.build("explainer", Explainer.class).as(Explainer.class);
            var numbered = bench.build("numbered", Numbered.class).as(Numbered.class);

            assertThatThrownBy(() -> explainer.explain(null))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage("""
                            Explainer.explain, parameter topic: the argument is null, and prompt "explainer" needs it.
                            Give it a value.""");
            assertThatThrownBy(() -> numbered.reply(null, "hi")).hasMessage("""
                            Numbered.reply, parameter session: the argument is null, and it names the talk.
                            Give it a value.""");
            assertThatThrownBy(() -> numbered.reply(1, null)).hasMessage("""
                            Numbered.reply, parameter text: the argument is null, and it is what the user says.
                            Give it a value.""");
            assertThatThrownBy(() -> numbered.reply(1, " ")).hasMessage("""
                            Numbered.reply: there is nothing to ask, the user's words are empty.
                            Say something, or let the prompt say it in its user section.""");
            assertThatThrownBy(() -> numbered.explain(Map.of("tpoic", "tea"))).hasMessage("""
                            Numbered.explain: no value for "topic", and prompt "explainer" needs it.
                            Put it into the map.""");
            assertThat(bench.asked()).isEmpty();
        }
    }

    @Test
    void an_assistant_is_only_what_declares_it() {
        try (var bench = Workbench.in(folder).prompt("explainer", EXPLAINER).prompt("poet", "You are a poet.")) {
            assertThatThrownBy(() -> bench.build("explainer", Explainer.class).as(SupportDesk.class))
                    .hasMessage("""
                            Assistant "explainer" is not a dev.outcrop.sample.SupportDesk.
                            Use it as dev.outcrop.sample.Explainer.""");
            assertThatThrownBy(() -> bench.build("poet", "poet").as(Explainer.class))
                    .hasMessage("""
                            Assistant "poet" is not a dev.outcrop.sample.Explainer.
                            Ask it questions: it is a prompt alone and has no interface.""");
        }
    }

    @Test
    void many_threads_ask_one_assistant_and_get_their_own_answers() throws Exception {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class, Stock.class).as(Desk.class);
            var threads = Executors.newFixedThreadPool(8);

            var answers = new ArrayList<Future<String>>();
            IntStream.range(0, 200)
                    .forEach(i -> answers.add(threads.submit(() -> desk.reply("s" + i % 20, "echo " + i))));
            threads.shutdown();

            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            for (var i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo("" + i);
            }
            assertThat(bench.sessions.find("s3").get(0).turns()).hasSize(10);
        }
    }
}
