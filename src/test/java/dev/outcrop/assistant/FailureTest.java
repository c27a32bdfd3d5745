package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static dev.outcrop.assistant.Workbench.says;
import static dev.outcrop.assistant.Workbench.streamed;
import static dev.outcrop.assistant.Workbench.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailException;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.guardrail.InputGuardrails;
import dev.langchain4j.service.guardrail.OutputGuardrails;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.sample.SupportDesk;
import dev.outcrop.sample.Triage;
import dev.outcrop.simulator.ScriptedReply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns that end otherwise than with an answer. */
final class FailureTest {

    @TempDir
    Path folder;

    @Test
    void an_answer_that_cannot_be_read_says_of_what_and_what_came() {
        try (var bench = Workbench.in(folder)
                .prompt("triage", "You sort mail.")
                .replies("I would say " + "urgent ".repeat(1_000))) {
            var triage = bench.build("triage", Triage.class);
            var session = bench.sessions.open(triage, "s1");

            var failure = catchThrowableOfType(CallException.class, () -> session.say(says("late")));

            assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
            assertThat(failure).hasMessage("""
                            Triage.sort: the answer cannot be read into Triage.Ticket.
                            Say the form of the answer more plainly in the prompt, or ask another model.""");
            assertThat(failure.trace().partialText())
                    .startsWith("I would say urgent")
                    .hasSize(2_001)
                    .endsWith("…");
            assertThat(failure.trace().attempts()).isEqualTo(1);
            assertThat(bench.sessions.find("s1")).isEmpty();
        }
    }

    @Test
    void a_model_that_never_stops_calling_tools_is_stopped() {
        var calls = IntStream.range(0, 20)
                .mapToObj(i -> tool("findOrder", Map.of("id", "1042")))
                .toArray(ScriptedReply[]::new);
        try (var bench = Workbench.in(folder)
                .prompt("support", "You are the support desk.")
                .replies(calls)) {
            var support = bench.build("support", SupportDesk.class);
            var expected = """
                    SupportDesk.reply: the model asked for tools 17 times without an answer, the last time for "findOrder".
                    Say in the prompt when it has to answer, or mend what the tools give back.""";

            var whole = catchThrowableOfType(CallException.class, () -> support.answer(says("hi"), null));
            bench.replies(calls);
            var pieces = catchThrowableOfType(
                    CallException.class, () -> support.answer(streamed("hi", Map.of(), piece -> {}), null));

            assertThat(Stream.of(whole, pieces)).allSatisfy(failure -> {
                assertThat(failure).hasMessage(expected);
                assertThat(failure.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
                assertThat(failure.trace().attempts()).isEqualTo(17);
            });
            assertThat(bench.asked()).hasSize(2 * 17);
        }
    }

    @Test
    void sixteen_rounds_of_tools_are_allowed() {
        var calls = IntStream.range(0, 16)
                .mapToObj(i -> tool("findOrder", Map.of("id", "1042")))
                .toList();
        var replies = new ArrayList<>(calls);
        replies.add(ScriptedReply.text("Found."));
        try (var bench = Workbench.in(folder)
                .prompt("support", "You are the support desk.")
                .replies(replies.toArray(ScriptedReply[]::new))) {

            var reply = bench.build("support", SupportDesk.class).answer(says("hi"), null);

            assertThat(reply.text()).isEqualTo("Found.");
            assertThat(reply.toolCalls()).hasSize(16);
        }
    }

    /** Lets no question through that shouts. */
    public static final class Quiet implements InputGuardrail {
        @Override
        public InputGuardrailResult validate(UserMessage question) {
            return question.singleText().contains("!") ? fatal("no shouting") : success();
        }
    }

    /** Takes nothing for an answer but what it can mend. */
    public static final class Mending implements OutputGuardrail {
        @Override
        public OutputGuardrailResult validate(AiMessage answer) {
            return switch (answer.text()) {
                case "bad" -> fatal("bad language");
                case "poor" -> reprompt("poor language", "Say it better.");
                default -> successWith(answer.text().strip());
            };
        }
    }

    interface Guarded {
        @Prompt("guarded")
        @InputGuardrails(Quiet.class)
        @OutputGuardrails(Mending.class)
        String reply(@MemoryId String session, @dev.langchain4j.service.UserMessage String text);
    }

    @Test
    void a_guardrail_that_refuses_is_a_failed_turn_with_a_kind() {
        try (var bench =
                Workbench.in(folder).prompt("guarded", "You are polite.").replies("bad")) {
            var guarded = bench.build("guarded", Guarded.class);

            var question = catchThrowableOfType(CallException.class, () -> guarded.answer(says("{{Now}}!"), null));
            var answer = catchThrowableOfType(CallException.class, () -> guarded.answer(says("now"), null));

            assertThat(question.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(question)
                    .hasMessage("Guarded.reply: a guardrail refused the question: The guardrail "
                            + Quiet.class.getName() + " failed with this message: no shouting");
            assertThat(answer.kind()).isEqualTo(ErrorKind.MODEL_ERROR);
            assertThat(answer)
                    .hasMessage("Guarded.reply: a guardrail refused the answer: The guardrail "
                            + Mending.class.getName() + " failed with this message: bad language");
            assertThat(answer.trace().partialText()).isEmpty();
            assertThat(bench.asked()).hasSize(1);
        }
    }

    @Test
    void application_code_is_thrown_langchain4js_own_exceptions() {
        try (var bench = Workbench.in(folder, "rules: [ { reply: bad } ]").prompt("guarded", "You are polite.")) {
            var guarded = bench.build("guarded", Guarded.class).as(Guarded.class);

            assertThat(catchThrowableOfType(InputGuardrailException.class, () -> guarded.reply("s1", "Now!")))
                    .isNotNull();
            assertThat(catchThrowableOfType(OutputGuardrailException.class, () -> guarded.reply("s1", "now")))
                    .isNotNull();
            assertThat(bench.sessions.find("s1")).isEmpty();
        }
    }

    @Test
    void a_guardrail_asks_again_with_the_examples_and_its_text_is_the_one_that_counts() {
        try (var bench = Workbench.in(folder)
                .prompt("guarded", "system:\nBe polite.\n\nuser:\nHi.\nassistant:\nGood day.\n")
                .replies("poor", " better ")) {
            var guarded = bench.build("guarded", Guarded.class);
            var pieces = new ArrayList<String>();

            var reply = guarded.answer(streamed("Hello.", Map.of(), pieces::add), null);

            assertThat(reply.text()).isEqualTo("better");
            assertThat(pieces).isEqualTo(List.of("better"));
            assertThat(messages(bench.asked().get(1)))
                    .containsExactly(
                            "user: Hi.",
                            "assistant: Good day.",
                            "user: Hello.",
                            "assistant: poor",
                            "user: Say it better.");
            assertThat(bench.asked().get(1).at("/system/0/text").asText()).isEqualTo("Be polite.");
            assertThat(reply.receipt().attempts()).isEqualTo(2);
        }
    }
}
