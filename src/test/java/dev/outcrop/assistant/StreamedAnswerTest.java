package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static dev.outcrop.assistant.Workbench.streamed;
import static dev.outcrop.assistant.Workbench.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.sample.SupportDesk;
import dev.outcrop.sample.Triage;
import dev.outcrop.simulator.ScriptedReply;
import dev.outcrop.simulator.ScriptedReply.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions whose answers stream in, while the caller waits. */
final class StreamedAnswerTest {

    /** Slow enough that a test is always in the middle of it. */
    private static final Pace FOR_EVER = new Pace(0, 0.5);

    @TempDir
    Path folder;

    private final List<String> pieces = new CopyOnWriteArrayList<>();

    @Test
    void pieces_come_in_order_and_make_the_text() {
        try (var bench = Workbench.in(folder)
                .prompt("poet", "You are a poet.")
                .replies("Roses are red, violets are blue, kettles are hot.")) {

            var reply = bench.build("poet", "poet").answer(streamed("hi", Map.of(), pieces::add), null);

            assertThat(reply.text()).isEqualTo("Roses are red, violets are blue, kettles are hot.");
            assertThat(reply.value()).isEqualTo(reply.text());
            assertThat(pieces).hasSizeGreaterThan(1);
            assertThat(String.join("", pieces)).isEqualTo(reply.text());
            assertThat(reply.receipt().firstToken())
                    .isPositive()
                    .isLessThanOrEqualTo(reply.receipt().latency());
            assertThat(reply.receipt().stopReason()).isEqualTo("end_turn");
            assertThat(reply.receipt().usage().tokens().output()).isPositive();
            assertThat(bench.operations()).containsExactly("ConverseStream");
        }
    }

    @Test
    void tools_run_between_the_pieces_and_the_talk_is_kept() {
        try (var bench = Workbench.in(folder)
                .prompt("support", "You are the support desk.")
                .replies(
                        new ScriptedReply(
                                "Let me see. ",
                                new ScriptedReply.ToolUse("findOrder", Map.of("id", "1042")),
                                Pace.AT_ONCE),
                        ScriptedReply.text("It left on {{toolResult.shipped}}."))) {
            var support = bench.build("support", SupportDesk.class);
            var session = bench.sessions.open(support, "s1");

            var reply = session.say(streamed("Where is 1042? {{x}}", Map.of(), pieces::add));

            assertThat(reply.text()).isEqualTo("It left on Monday.");
            assertThat(String.join("", pieces)).isEqualTo("Let me see. It left on Monday.");
            assertThat(reply.toolCalls()).hasSize(1);
            assertThat(reply.receipt().attempts()).isEqualTo(2);
            assertThat(bench.operations()).containsExactly("ConverseStream", "ConverseStream");
            assertThat(bench.asked().get(1).at("/system/0/text").asText()).isEqualTo("You are the support desk.");

            bench.replies("You asked.");
            session.say(Workbench.says("What did I ask?"));
            assertThat(messages(bench.asked().get(2)))
                    .containsExactly(
                            "user: Where is 1042? {{x}}",
                            "assistant: Let me see. : toolUse",
                            "user: toolResult",
                            "assistant: It left on Monday.",
                            "user: What did I ask?");
        }
    }

    interface Streams {
        TokenStream say(@UserMessage String text);
    }

    @Test
    void a_method_that_declares_a_stream_is_streamed_where_that_is_wished() {
        try (var bench = Workbench.in(folder).replies("One two three.")) {
            var streams = bench.build("streams", Streams.class);

            var reply = streams.answer(streamed("hi", Map.of(), pieces::add), null);

            assertThat(reply.value()).isEqualTo("One two three.");
            assertThat(String.join("", pieces)).isEqualTo("One two three.");
        }
    }

    @Test
    void a_record_is_asked_whole_whatever_is_wished() {
        try (var bench = Workbench.in(folder)
                .prompt("triage", "You sort mail.")
                .replies("{\"summary\": \"Late\", \"priority\": \"LOW\", \"area\": \"SHIPPING\"}")) {

            var reply = bench.build("triage", Triage.class).answer(streamed("late", Map.of(), pieces::add), null);

            assertThat(reply.value()).isInstanceOf(Triage.Ticket.class);
            assertThat(pieces).isEmpty();
            assertThat(bench.operations()).containsExactly("Converse");
        }
    }

    @Test
    void a_model_that_cannot_stream_with_tools_is_asked_whole_and_its_text_handed_on() {
        try (var bench = Workbench.in(folder)
                .prompt("support", "You are the support desk.")
                .replies("At once.")) {
            var support = bench.build("support", SupportDesk.class);

            support.answer(
                    new Question(
                            null,
                            "hi",
                            Map.of(),
                            new Question.Setting("wholetools", null, Workbench.TURN, pieces::add)),
                    null);

            assertThat(pieces).containsExactly("At once.");
            assertThat(bench.operations()).containsExactly("Converse");
        }
    }

    @Test
    void a_model_that_is_gone_fails_the_turn_with_its_kind() {
        try (var bench = Workbench.in(folder).prompt("poet", "You are a poet.")) {
            var poet = bench.build("poet", "poet");
            var session = bench.sessions.open(poet, "s1");
            var question =
                    new Question(null, "hi", Map.of(), new Question.Setting("gone", null, Workbench.TURN, pieces::add));

            assertThatThrownBy(() -> session.say(question))
                    .isInstanceOfSatisfying(
                            CallException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MODEL_RETIRED));
            assertThat(bench.sessions.find("s1")).isEmpty();
        }
    }

    @Test
    void what_is_told_of_pieces_and_throws_ends_the_turn() {
        try (var bench = Workbench.in(folder)
                .prompt("poet", "You are a poet.")
                .replies(new ScriptedReply("one two three four five", null, FOR_EVER))) {
            var poet = bench.build("poet", "poet");

            assertThatThrownBy(() -> poet.answer(
                            streamed("hi", Map.of(), piece -> {
                                pieces.add(piece);
                                throw new IllegalStateException("no terminal");
                            }),
                            null))
                    .hasMessage("no terminal");
            assertThat(pieces).hasSize(1);
        }
    }

    @Test
    void interrupting_the_caller_cancels_the_stream_with_what_has_come() throws Exception {
        try (var bench = Workbench.in(folder)
                .prompt("poet", "You are a poet.")
                .replies(new ScriptedReply("one two three four five", null, FOR_EVER))) {
            var poet = bench.build("poet", "poet");
            var begun = new CountDownLatch(1);
            var caller = new Caller(() -> poet.answer(
                    streamed("hi", Map.of(), piece -> {
                        pieces.add(piece);
                        begun.countDown();
                    }),
                    null));

            caller.start();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join(10_000);

            assertCancelled(caller, String.join("", pieces));
            Deadline.await(() -> bench.simulator.counts().openStreams() == 0);
        }
    }

    @Test
    void interrupting_the_caller_before_the_first_piece_cancels_too() throws Exception {
        try (var bench = Workbench.in(folder)
                .prompt("poet", "You are a poet.")
                .replies(new ScriptedReply("one", null, new Pace(600_000, 1)))) {
            var poet = bench.build("poet", "poet");
            var caller = new Caller(() -> poet.answer(streamed("hi", Map.of(), pieces::add), null));

            caller.start();
            Deadline.await(() -> !bench.simulator.received().isEmpty());
            caller.interrupt();
            caller.join(10_000);

            assertCancelled(caller, "");
            Deadline.await(() -> bench.simulator.counts().openStreams() == 0);
        }
    }

    /** A tool that waits for something that never comes. */
    public static final class Waiting {

        static final CountDownLatch STARTED = new CountDownLatch(1);
        static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        @Tool
        public String await() throws InterruptedException {
            STARTED.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                INTERRUPTED.countDown();
                throw e;
            }
            return "never";
        }
    }

    @Test
    void interrupting_the_caller_interrupts_a_tool_of_the_stream() throws Exception {
        try (var bench = Workbench.in(folder).prompt("poet", "You are a poet.").replies(tool("await", Map.of()))) {
            var poet = bench.build("poet", "poet", Waiting.class);
            var caller = new Caller(() -> poet.answer(streamed("hi", Map.of(), pieces::add), null));

            caller.start();
            assertThat(Waiting.STARTED.await(10, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join(10_000);

            assertCancelled(caller, "");
            assertThat(Waiting.INTERRUPTED.getCount()).isZero();
        }
    }

    private static void assertCancelled(Caller caller, String partialText) {
        assertThat(caller.failure).isInstanceOfSatisfying(CallException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(e.trace().partialText()).isEqualTo(partialText);
        });
        assertThat(caller.leftInterrupted).isTrue();
    }

    /** A thread that asks, and what it came back with. */
    private static final class Caller extends Thread {

        private final Runnable asking;
        volatile Throwable failure;
        volatile boolean leftInterrupted;

        Caller(Runnable asking) {
            this.asking = asking;
        }

        @Override
        public void run() {
            failure = catchThrowable(asking::run);
            leftInterrupted = Thread.currentThread().isInterrupted();
        }
    }
}
