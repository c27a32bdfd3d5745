package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.assistant.Reply.Receipt.Detour;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.sample.OrderBook;
import dev.outcrop.session.Session;
import dev.outcrop.session.Transcript;
import dev.outcrop.simulator.ScriptedReply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Talks that no longer fit into the window of their model, refused by the simulator as Bedrock refuses them. */
final class OverflowTest {

    private static final Map<String, Object> ORDER = Map.of("id", "1042");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void the_older_half_of_the_talk_is_left_out_where_bedrock_gives_no_number(Delivery delivery) {
        try (var bench = Workbench.in(folder).prompt("desk", "You are the desk.")) {
            var session = bench.sessions.open(bench.trimming("desk", "small", OrderBook.class), "s1");
            bench.replies(tool("findOrder", ORDER), tool("findOrder", ORDER), ScriptedReply.text("First."));
            say(session, "1", 45_000, delivery);
            bench.replies("Second.");
            say(session, "2", 45_000, delivery);
            bench.replies("Third.");

            var reply = say(session, "3", 45_000, delivery);

            assertThat(reply.text()).isEqualTo("Third.");
            assertThat(reply.receipt().attempts()).isEqualTo(2);
            assertThat(reply.receipt().detour()).isEqualTo(new Detour(null, 6));
            var asked = bench.asked();
            assertThat(asked).hasSize(6);
            assertThat(shape(asked.get(4)))
                    .containsExactly(
                            "user: 1",
                            "assistant: toolUse",
                            "user: toolResult",
                            "assistant: toolUse",
                            "user: toolResult",
                            "assistant: First.",
                            "user: 2",
                            "assistant: Second.",
                            "user: 3");
            assertThat(shape(asked.get(5))).containsExactly("user: 2", "assistant: Second.", "user: 3");
            assertThat(asked.get(5).path("system").toString()).contains("You are the desk.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void as_much_is_left_out_as_bedrock_says_is_too_much(Delivery delivery) {
        try (var bench = Workbench.in(folder).prompt("desk", "You are the desk.")) {
            var session = bench.sessions.open(bench.trimming("desk", "counting"), "s1");
            for (int turn = 1; turn <= 3; turn++) {
                bench.replies("So be it.");
                say(session, "" + turn, 55_000, delivery);
            }
            bench.replies("Fourth.");

            var reply = say(session, "4", 55_000, delivery);

            assertThat(reply.receipt().detour()).isEqualTo(new Detour(null, 2));
            assertThat(shape(bench.asked().get(4)))
                    .containsExactly("user: 2", "assistant: So be it.", "user: 3", "assistant: So be it.", "user: 4");
        }
    }

    @Test
    void nothing_of_it_is_forgotten_and_the_next_turn_begins_with_all_of_it() {
        try (var bench = Workbench.in(folder).prompt("desk", "You are the desk.")) {
            var session = bench.sessions.open(bench.trimming("desk", "small"), "s1");
            for (int turn = 1; turn <= 3; turn++) {
                bench.replies("Reply " + turn + ".");
                say(session, "" + turn, 45_000, Delivery.WHOLE);
            }
            bench.replies("Reply 4.");

            session.say(new Question(null, "4", Map.of(), new Question.Setting("other", null, Workbench.TURN, null)));

            assertThat(bench.sessions.find("s1").get(0).turns())
                    .extracting(Transcript.Turn::assistant)
                    .containsExactly("Reply 1.", "Reply 2.", "Reply 3.", "Reply 4.");
            assertThat(shape(bench.asked().get(bench.asked().size() - 1)))
                    .startsWith("user: 1", "assistant: Reply 1.", "user: 2")
                    .endsWith("user: 4");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_left_out_stays_out_for_the_later_calls_of_the_turn(Delivery delivery) {
        try (var bench = Workbench.in(folder).prompt("desk", "You are the desk.")) {
            var session = bench.sessions.open(bench.trimming("desk", "small", OrderBook.class), "s1");
            bench.replies("First.");
            say(session, "1", 70_000, delivery);
            bench.replies(tool("findOrder", ORDER), ScriptedReply.text("Second."));

            var reply = say(session, "2", 70_000, delivery);

            assertThat(reply.text()).isEqualTo("Second.");
            assertThat(bench.asked()).hasSize(4);
            assertThat(shape(bench.asked().get(2))).containsExactly("user: 2");
            assertThat(shape(bench.asked().get(3)))
                    .containsExactly("user: 2", "assistant: toolUse", "user: toolResult");
        }
    }

    @Test
    void the_examples_of_a_prompt_are_never_left_out() {
        try (var bench = Workbench.in(folder).prompt("desk", """
                        ---
                        input: { it: { type: string } }
                        ---
                        user:
                        Ping

                        assistant:
                        Pong

                        user:
                        {{it}}
                        """)) {
            var session = bench.sessions.open(bench.trimming("desk", "small"), "s1");
            bench.replies("First.");
            say(session, "1", 70_000, Delivery.WHOLE);
            bench.replies("Second.");

            say(session, "2", 70_000, Delivery.WHOLE);

            assertThat(shape(bench.asked().get(2))).containsExactly("user: Ping", "assistant: Pong", "user: 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_question_that_is_too_long_by_itself_fails_and_is_sent_once(Delivery delivery) {
        try (var bench = Workbench.in(folder).prompt("desk", "You are the desk.")) {
            var desk = bench.trimming("desk", "small");
            var session = bench.sessions.open(desk, "s1");

            var kept = catchThrowableOfType(CallException.class, () -> say(session, "1", 130_000, delivery));
            var alone = catchThrowableOfType(
                    CallException.class, () -> desk.answer(question("1", 130_000, delivery), null));

            assertThat(List.of(kept, alone)).allSatisfy(failure -> {
                assertThat(failure.kind()).isEqualTo(ErrorKind.CONTEXT_OVERFLOW);
                assertThat(failure.trace().attempts()).isEqualTo(1);
                assertThat(failure.remedy())
                        .isEqualTo("Shorten the largest messages, keep fewer in memory, or use a model with a larger"
                                + " window.");
            });
            assertThat(bench.asked()).hasSize(2);
            assertThat(bench.sessions.find("s1")).isEmpty();
        }
    }

    @Test
    void a_talk_that_is_not_to_be_trimmed_fails() {
        try (var bench = Workbench.in(folder).prompt("desk", "You are the desk.")) {
            var session = bench.sessions.open(bench.build("desk", "desk"), "s1");
            bench.replies("First.");
            say(session, "1", 160_000, Delivery.WHOLE);

            var failure = catchThrowableOfType(CallException.class, () -> say(session, "2", 160_000, Delivery.WHOLE));

            assertThat(failure.problem())
                    .contains("more than 300,000 tokens; the largest: message 2 (user, 320,001 characters)");
            assertThat(failure.remedy()).contains("set \"overflow: trim\" on the assistant");
            assertThat(bench.asked()).hasSize(2);
        }
    }

    private static Reply say(Session session, String number, int tokens, Delivery delivery) {
        return session.say(question(number, tokens, delivery));
    }

    private static Question question(String number, int tokens, Delivery delivery) {
        var setting = new Question.Setting(null, null, Workbench.TURN, delivery == Delivery.WHOLE ? null : piece -> {});
        return new Question(null, number + " a".repeat(tokens), Map.of(), setting);
    }

    /** Each message by its role and the beginning of its text. */
    private static List<String> shape(JsonNode request) {
        return Workbench.messages(request).stream()
                .map(message -> message.replaceAll("( a)+$", ""))
                .toList();
    }
}
