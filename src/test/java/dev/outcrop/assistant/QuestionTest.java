package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static dev.outcrop.assistant.Workbench.question;
import static dev.outcrop.assistant.Workbench.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.sample.Explainer;
import dev.outcrop.sample.SupportDesk;
import dev.outcrop.sample.Triage.Priority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a question finds its method, its parameters and the inputs of the prompt. */
final class QuestionTest {

    private static final String EXPLAINER = """
            ---
            input:
              topic: { type: string }
              audience: { type: string, default: engineers }
            ---
            system:
            You explain.

            user:
            Explain {{topic}} to {{audience}}.
            """;

    @TempDir
    Path folder;

    @Test
    void the_text_fills_the_one_input_without_a_value_and_variables_the_others() {
        try (var bench = Workbench.in(folder).prompt("explainer", EXPLAINER).replies("ok")) {
            var explainer = bench.build("explainer", Explainer.class);

            explainer.answer(question("kettles", Map.of("audience", "cooks", "unused", 7)), null);
            explainer.answer(question(null, Map.of("topic", "tea")), null);

            assertThat(explainer.inputs()).containsExactly("topic");
            assertThat(explainer.variables()).containsExactlyInAnyOrder("topic", "audience");
            assertThat(messages(bench.asked().get(0))).containsExactly("user: Explain kettles to cooks.");
            assertThat(messages(bench.asked().get(1))).containsExactly("user: Explain tea to engineers.");
        }
    }

    @Test
    void a_prompt_alone_takes_its_text_where_there_is_room() {
        try (var bench = Workbench.in(folder)
                .prompt("optional", "---\ninput: { topic: { default: tea } }\n---\nuser:\nExplain {{topic}}.")
                .prompt("two", "user:\nCompare {{one}} to {{other}}.")
                .replies("ok")) {
            var optional = bench.build("optional", "optional");
            var two = bench.build("two", "two");

            optional.answer(says("coffee"), null);
            optional.answer(question(null, Map.of()), null);
            two.answer(question("milk", Map.of("other", "sugar")), null);

            assertThat(bench.asked().stream().flatMap(request -> messages(request).stream()))
                    .containsExactly("user: Explain coffee.", "user: Explain tea.", "user: Compare milk to sugar.");
            assertThat(two.inputs()).containsExactly("one", "other");
            assertRefused(two, says("milk"), """
                    two cannot tell which of [one, other] the text "milk" is.
                    Give values as variables until one is left.""");
            assertRefused(two, question(null, Map.of()), """
                    two needs a value for [one, other].
                    Give the variables one, other.""");
            assertRefused(two, question(null, Map.of("one", 1)), """
                    two needs a value for other.
                    Give it as the text, or as the variable other.""");
            assertRefused(two, question("milk", Map.of("one", 1, "other", 2)), """
                    The text "milk" has no place in two, whose inputs all have a value.
                    Leave it out.""");
        }
    }

    @Test
    void a_user_has_to_say_something() {
        try (var bench = Workbench.in(folder).prompt("support", "You are the support desk of {{shop}}.")) {
            bench.prompt("support", "You are the support desk.");
            var support = bench.build("support", SupportDesk.class);

            assertThat(support.inputs()).containsExactly("message");
            assertRefused(support, question(null, Map.of()), """
                    SupportDesk.reply needs what the user says.
                    Give it as the text.""");
            assertRefused(support, says(" \n"), """
                    SupportDesk.reply needs what the user says.
                    Give it as the text.""");
        }
    }

    interface Typed {
        @UserMessage("{{priority}} {{count}} {{share}} {{yes}} {{names}} {{limits}}")
        String say(
                @V("priority") Priority priority,
                @V("count") int count,
                @V("share") Double share,
                @V("yes") boolean yes,
                @V("names") List<String> names,
                @V("limits") Limits limits);

        record Limits(int low, int high) {}
    }

    @Test
    void values_are_read_as_the_types_of_their_parameters() {
        try (var bench = Workbench.in(folder).replies("ok")) {
            var typed = bench.build("typed", Typed.class);

            typed.answer(
                    question(
                            null,
                            Map.of(
                                    "priority", "urgent",
                                    "count", "3",
                                    "share", "0.5",
                                    "yes", "true",
                                    "names", "Ada",
                                    "limits", "{\"low\": 1, \"high\": 2}")),
                    null);
            typed.answer(
                    question(
                            null,
                            Map.of(
                                    "priority",
                                    Priority.LOW,
                                    "count",
                                    3L,
                                    "share",
                                    1,
                                    "yes",
                                    false,
                                    "names",
                                    "[\"Ada\", \"Grace\"]",
                                    "limits",
                                    Map.of("low", 1, "high", 2))),
                    null);

            assertThat(messages(bench.asked().get(0)))
                    .containsExactly("user: URGENT 3 0.5 true [Ada] Limits[low=1, high=2]");
            assertThat(messages(bench.asked().get(1)))
                    .containsExactly("user: LOW 3 1.0 false [Ada, Grace] Limits[low=1, high=2]");
        }
    }

    @Test
    void a_value_of_another_type_is_refused_with_the_choices() {
        try (var bench = Workbench.in(folder)) {
            var typed = bench.build("typed", Typed.class);
            var vars = new java.util.HashMap<String, Object>(Map.of(
                    "priority", "soon", "count", 3, "share", 1, "yes", true, "names", List.of(), "limits", "{}"));

            assertRefused(typed, question(null, vars), """
                    Typed.say, parameter priority: "soon" is not Triage.Priority.
                    Use one of [LOW, NORMAL, URGENT].""");
            vars.put("priority", "low");
            vars.put("count", "x".repeat(100));
            assertRefused(typed, question(null, vars), """
                    Typed.say, parameter count: "%s…" is not int.
                    Give a value of this type; lists and objects are written as JSON.""".formatted("x".repeat(60)));
        }
    }

    interface Several {
        @Prompt("one")
        String plain(@UserMessage String text);

        @Prompt("one")
        String remembered(@MemoryId String session, @UserMessage String text);

        @Prompt("one")
        TokenStream streamed(@UserMessage String text);
    }

    interface Rivals {
        @Prompt("one")
        String first(@UserMessage String text);

        @Prompt("one")
        String second(@UserMessage String text);
    }

    interface Different {
        @Prompt("one")
        String first(@UserMessage String text);

        @Prompt("two")
        String second(@UserMessage String text);
    }

    @Test
    void of_several_methods_on_one_prompt_the_one_that_fits_is_asked() {
        try (var bench =
                Workbench.in(folder).prompt("one", "One.").prompt("two", "Two.").replies("ok")) {
            var several = bench.build("several", Several.class);

            assertThat(several.methods()).containsExactly("plain", "remembered", "streamed");
            assertThat(several.answer(says("hi"), null).text()).isEqualTo("ok");
            assertThat(bench.sessions.open(several, "s").say(says("hi")).text()).isEqualTo("ok");
            assertThat(bench.operations()).containsOnly("Converse");
            assertRefused(bench.build("rivals", Rivals.class), says("hi"), """
                    Assistant "rivals" has several methods for this question: [first, second].
                    Name one of them, such as rivals.first.""");
            assertRefused(bench.build("different", Different.class), says("hi"), """
                    Assistant "different" has several methods for this question: [first, second].
                    Name one of them, such as different.first.""");
            assertRefused(several, new Question("plian", "hi", Map.of(), Question.Setting.DEFAULT), """
                    Assistant "several" has no method "plian".
                    Did you mean "plain"? Use one of [plain, remembered, streamed].""");
        }
    }

    interface Odd {
        String picture(@UserMessage ImageContent image);

        String named(@UserName String name, @UserMessage String text);

        String given(InvocationParameters parameters, @UserMessage String text);

        String numbered(@MemoryId int session, @UserMessage String text);
    }

    @Test
    void what_a_question_cannot_bring_is_said_and_what_langchain4j_needs_is_made() {
        try (var bench = Workbench.in(folder).replies("ok")) {
            var odd = bench.build("odd", Odd.class);

            assertRefused(odd, method("picture", "hi", Map.of()), """
                    Odd.picture takes ImageContent, and nothing of the kind is attached.
                    Attach a file, or call it from Java.""");
            assertRefused(odd, method("named", "hi", Map.of()), """
                    Odd.named needs a value for name.
                    Give the variable name.""");
            assertThat(odd.answer(method("named", "hi", Map.of("name", "Ada")), null)
                            .text())
                    .isEqualTo("ok");
            assertThat(odd.answer(method("given", "hi", Map.of()), null).text()).isEqualTo("ok");
            assertThat(odd.answer(method("numbered", "hi", Map.of()), null).text())
                    .isEqualTo("ok");
            assertThatThrownBy(() -> bench.sessions.open(odd, "s1").say(method("numbered", "hi", Map.of())))
                    .hasMessage("""
                            Odd.numbered, parameter session: "s1" is not int.
                            Give a value of this type; lists and objects are written as JSON.""");
            assertRefused(
                    odd, new Question("named", "hi", Map.of(), new Question.Setting(null, "terse", null, null)), """
                    Odd.named fills no prompt file, so there is no variant "terse" of it.
                    Put its words into a template file and name that with @Prompt.""");
        }
    }

    @Test
    void a_model_that_is_asked_for_has_to_have_what_the_assistant_needs() {
        try (var bench = Workbench.in(folder).prompt("support", "You are the support desk.")) {
            var support = bench.build("support", SupportDesk.class);

            assertRefused(
                    support,
                    new Question(null, "hi", Map.of(), new Question.Setting("toolless", null, null, null)),
                    """
                    Assistant "support" has tools [cancelOrder, findOrder, openOrders], and model "toolless"\
                     (us.deepseek.r1-v1:0) has no use of tools.
                    Give it another model, or take its tools away.""");
        }
    }

    private static Question method(String name, String text, Map<String, Object> vars) {
        return new Question(name, text, vars, new Question.Setting(null, null, Workbench.TURN, null));
    }

    private static void assertRefused(BuiltAssistant assistant, Question question, String message) {
        assertThatThrownBy(() -> assistant.answer(question, null))
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
                .hasMessage(message);
    }
}
