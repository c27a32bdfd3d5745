package dev.outcrop.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.service.guardrail.InputGuardrails;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.sample.OrderBook;
import dev.outcrop.sample.SupportDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused when an assistant is built: everything at once, each fault at its place. */
final class AssistantsTest {

    private static final String EXPLAINER = """
            ---
            input:
              topic: { type: string }
              count: { type: integer }
              avoid: { type: array, default: [bad analogies] }
            ---
            system:
            {{#avoid}}Avoid {{.}}.{{/avoid}}

            user:
            Explain {{topic}} in {{count}} words.
            """;

    @TempDir
    Path folder;

    @Assistant("explainer")
    interface Ill {
        @Prompt("explainer")
        String typo(@V("topci") String topic, @V("count") int count);

        @Prompt("explainer")
        String types(@V("topic") String topic, @V("count") double count, @V("avoid") Map<String, String> avoid);

        @Prompt("explainer")
        String words(@V("topic") String topic, @V("count") Integer count, @UserMessage String text);

        @Prompt("explainer")
        @UserMessage("Explain.")
        String template(@V("topic") String topic, @V("count") long count);

        @Prompt("system")
        String silent(@MemoryId String session);

        @Prompt("system")
        Optional<String> answer(@UserMessage String text);

        @Prompt("explainer")
        String lone(String subject);

        @Prompt("explianer")
        String unknown(@UserMessage String text);

        @Prompt("broken")
        String broken(@UserMessage String text);
    }

    @Test
    void every_fault_of_an_interface_is_told_at_once() {
        try (var bench = Workbench.in(folder)
                .prompt("explainer", EXPLAINER)
                .prompt("system", "You are terse.")
                .prompt("broken", "{{#open}} never closed")) {

            var failure = bench.refusal("explainer", Ill.class);

            assertThat(failure.kind()).isEqualTo(ErrorKind.INPUT);
            assertThat(failure).hasMessage("""
                            Ill.answer: an answer cannot be read into "Optional<String>".
                            Return String, TokenStream, Result<T>, void, a number, a boolean, a date, an enum, a record,\
                             or a List or Set of strings, enums or records.
                            Ill.lone: prompt "explainer" needs "topic", and no parameter brings it.
                            Add a parameter @V("topic"), or give the input a default.
                            Ill.lone: prompt "explainer" needs "count", and no parameter brings it.
                            Add a parameter @V("count"), or give the input a default.
                            Ill.lone, parameter subject: prompt "explainer" has no input "subject".
                            Name one of [avoid, count, topic] with @V.
                            Ill.silent: nothing says what the user asks: prompt "system" has no user section, and no\
                             parameter is a @UserMessage.
                            Add a user section to the prompt, or a parameter @UserMessage String text.
                            Ill.template: prompt "explainer" ends with a user section, so its @UserMessage would be a\
                             second one.
                            Drop one of the two.
                            Ill.types, parameter avoid: prompt "explainer" declares "avoid" as array, and this is a Map.
                            Change the type of the parameter, or the declaration under input.
                            Ill.types, parameter count: prompt "explainer" declares "count" as integer, and this is a\
                             double.
                            Change the type of the parameter, or the declaration under input.
                            Ill.typo: prompt "explainer" needs "topic", and no parameter brings it.
                            Add a parameter @V("topic"), or give the input a default.
                            Ill.typo, parameter topic: "topci" is not an input of the prompt "explainer".
                            Did you mean "topic"? Use one of [avoid, count, topic].
                            Ill.unknown: There is no prompt "explianer".
                            Did you mean "explainer"? Use one of [broken, explainer, system].
                            Ill.words, parameter text: prompt "explainer" ends with a user section, so this @UserMessage\
                             would be a second one.
                            Make it an input with @V, or drop the user section of the prompt.
                            prompts/broken.md, line 1, column 1: {{#open}} is not closed.
                            Write {{/open}} after it, in the same part of the file.""");
        }
    }

    interface Sound {
        @Prompt("explainer")
        String map(@V("values") Map<String, Object> values);

        @Prompt("explainer")
        String texts(@V("topic") String topic, @V("count") String count, @V("avoid") List<String> avoid);

        @Prompt("explainer")
        String memory(@MemoryId @V("topic") String topic, @V("count") int count);

        @Prompt("system")
        String lone(String word);

        @Prompt("system")
        @UserMessage("Say {{word}}.")
        String template(@V("word") String word, @V("field") String field);
    }

    @Test
    void parameters_that_bring_what_is_needed_are_no_fault() {
        try (var bench = Workbench.in(folder)
                .prompt("explainer", EXPLAINER)
                .prompt("system", "You say {{word}} {{#word}}in {{field}}{{/word}}.")) {
            assertThat(bench.build("sound", Sound.class).methods())
                    .containsExactly("lone", "map", "memory", "template", "texts");
        }
    }

    @Test
    void a_model_that_is_not_there_or_has_no_tools_is_refused() {
        try (var bench = Workbench.in(folder).prompt("support", "You are the support desk.")) {
            assertThatThrownBy(() -> bench.assistants()
                            .build(new AssistantSpec("support", SupportDesk.class, null, "fats", List.of())))
                    .hasMessage("""
                            SupportDesk: Model "fats" is not configured.
                            Did you mean "fast"? Use one of [fast, other, toolless, wholetools, small, counting, gone].""");
            assertThatThrownBy(() -> bench.assistants()
                            .build(new AssistantSpec("support", SupportDesk.class, null, "toolless", List.of())))
                    .hasMessage("""
                            SupportDesk: Assistant "support" has tools [cancelOrder, findOrder, openOrders], and model\
                             "toolless" (us.deepseek.r1-v1:0) has no use of tools.
                            Give it another model, or take its tools away.""");
            assertThatThrownBy(() -> bench.assistants()
                            .build(new AssistantSpec("support", SupportDesk.class, null, null, List.of())))
                    .hasMessage("""
                            SupportDesk.reply: Assistant "support" has no model.
                            Give it one of [fast, other, toolless, wholetools, small, counting, gone] in outcrop.yaml.""");
        }
    }

    @Test
    void the_model_may_be_named_by_the_prompt() {
        try (var bench = Workbench.in(folder)
                .prompt("poet", "---\nmodel: other\n---\nYou are a poet.")
                .replies("Roses.")) {
            var poet = bench.assistants().build(new AssistantSpec("poet", null, "poet", null, List.of()));

            assertThat(poet.answer(Workbench.says("hi"), null).model().name()).isEqualTo("other");
        }
    }

    @Test
    void a_prompt_alone_that_is_not_there_is_refused_with_its_tools() {
        try (var bench = Workbench.in(folder)) {
            assertThatThrownBy(() -> bench.build("poet", "poet", String.class, OrderBook.class))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage("""
                            poet: tool class "java.lang.String" cannot be used: Object 'java.lang.String' does not have\
                             any methods annotated with @Tool
                            Annotate its tools with @Tool, and their parameters with @P.
                            poet: There is no prompt "poet".
                            Write prompts/poet.md.""");
        }
    }

    interface Moderated {
        @Moderate
        String say(String text);
    }

    /** Cannot be made: it has no constructor without arguments. */
    record Counting(int count) implements InputGuardrail {}

    interface Guarded {
        @InputGuardrails(Counting.class)
        String say(String text);
    }

    @Test
    void what_langchain4j_itself_refuses_is_refused_when_it_is_built() {
        try (var bench = Workbench.in(folder)) {
            assertThat(bench.refusal("moderated", Moderated.class))
                    .hasMessage(
                            "Moderated: The @Moderate annotation is present, but the moderationModel is not set up."
                                    + " Please ensure a valid moderationModel is configured before using the @Moderate annotation.");
            assertThat(bench.refusal("guarded", Guarded.class)).hasMessage("""
                            Guarded: a guardrail cannot be made: java.lang.NoSuchMethodException:\
                             dev.outcrop.assistant.AssistantsTest$Counting.<init>()
                            Give it a public constructor without arguments that works.""");
        }
    }
}
