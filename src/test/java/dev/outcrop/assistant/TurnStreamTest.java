package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.guardrail.OutputGuardrails;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.sample.OrderBook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that return a token stream, in application code. */
final class TurnStreamTest {

    private static final String RULES = """
            rules:
              - when: { user-matches: "echo (?<what>.*)" }
                reply: "{{what}}"
              - when: { user-contains: "order" }
                reply: [ { text: "Let me see. ", tool: findOrder, arguments: { id: "1042" } }, "{{toolResult.shipped}}." ]
              - when: { user-contains: "slow" }
                reply: { text: "one two three four", tokens-per-second: 0.5 }
              - when: { user-contains: "guess" }
                reply: "wrong"
            """;

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    interface Desk {
        @Prompt("desk")
        TokenStream reply(@MemoryId String session, @UserMessage String text);
    }

    @Test
    void nothing_is_sent_before_start_and_the_turn_is_kept_before_it_is_told() throws Exception {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class, OrderBook.class).as(Desk.class);
            var done = new CompletableFuture<Integer>();

            var stream = desk.reply("s1", "Where is my order? {{x}}");
            stream.onPartialResponse(heard::add)
                    .onToolExecuted(tool -> heard.add("<" + tool.request().name() + ">"))
                    .onIntermediateResponse(response -> heard.add("<between>"))
                    .onCompleteResponse(response -> {
                        heard.add("<" + response.aiMessage().text() + ">");
                        done.complete(bench.sessions.find("s1").get(0).turns().size());
                    })
                    .onError(done::completeExceptionally);
            assertThat(bench.asked()).isEmpty();
            stream.start();

            assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(String.join("", heard)).isEqualTo("Let me see. <between><findOrder>Monday.<Monday.>");
            assertThat(messages(bench.asked().get(0))).containsExactly("user: Where is my order? {{x}}");
            assertThat(bench.sessions.find("s1").get(0).turns().get(0).toolCalls())
                    .hasSize(1);
        }
    }

    @Test
    void the_next_turn_may_begin_where_the_one_before_is_told() throws Exception {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class).as(Desk.class);
            var done = new CompletableFuture<ChatResponse>();

            desk.reply("s1", "echo one")
                    .onCompleteResponse(first -> desk.reply("s1", "echo two")
                            .onCompleteResponse(done::complete)
                            .onError(done::completeExceptionally)
                            .start())
                    .onError(done::completeExceptionally)
                    .start();

            assertThat(done.get(10, TimeUnit.SECONDS).aiMessage().text()).isEqualTo("two");
            assertThat(messages(bench.asked().get(1)))
                    .containsExactly("user: echo one", "assistant: one", "user: echo two");
        }
    }

    @Test
    void a_stream_that_is_cut_is_one_error_and_leaves_no_trace() throws Exception {
        var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.");
        try (bench) {
            var desk = bench.build("desk", Desk.class).as(Desk.class);
            var failed = new CompletableFuture<Throwable>();
            var begun = new CountDownLatch(1);

            desk.reply("s1", "slow")
                    .onPartialResponse(piece -> {
                        heard.add(piece);
                        begun.countDown();
                    })
                    .onCompleteResponse(response -> heard.add("<complete>"))
                    .onError(error -> {
                        heard.add("<error>");
                        failed.complete(error);
                    })
                    .start();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            bench.simulator.close();

            assertThat(failed.get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            CallException.class,
                            e -> assertThat(e.trace().partialText())
                                    .isEqualTo(String.join("", heard).replace("<error>", "")));
            assertThat(heard).endsWith("<error>").doesNotContain("<complete>");
            assertThat(bench.sessions.find("s1")).isEmpty();
            // The talk is free again.
            bench.sessions.begin("desk", "s1").close();
        }
    }

    @Test
    void the_applications_handle_stops_the_stream_with_one_error() throws Exception {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class).as(Desk.class);
            var failed = new CompletableFuture<Throwable>();

            desk.reply("s1", "slow")
                    .onPartialResponseWithContext(
                            (piece, context) -> context.streamingHandle().cancel())
                    .onError(failed::complete)
                    .start();

            assertThat(failed.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            CallException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        }
    }

    @Test
    void a_handler_that_throws_ends_the_stream() throws Exception {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class).as(Desk.class);
            var failed = new CompletableFuture<Throwable>();

            desk.reply("s1", "slow")
                    .onPartialResponse(piece -> {
                        throw new IllegalStateException("no terminal");
                    })
                    .onError(failed::complete)
                    .start();

            assertThat(failed.get(10, TimeUnit.SECONDS)).hasMessage("no terminal");
            Deadline.await(() -> bench.simulator.counts().openStreams() == 0);
        }
    }

    @Test
    void a_stream_that_is_set_up_wrongly_is_refused_as_langchain4j_does_and_may_be_mended() throws Exception {
        try (var bench = Workbench.in(folder, RULES).prompt("desk", "You are the desk.")) {
            var desk = bench.build("desk", Desk.class).as(Desk.class);
            var done = new CompletableFuture<ChatResponse>();

            var stream = desk.reply("s1", "echo hi").onCompleteResponse(done::complete);
            assertThatThrownBy(stream::start)
                    .isInstanceOf(IllegalConfigurationException.class)
                    .hasMessage("One of [onError, ignoreErrors] must be invoked on TokenStream exactly 1 time");
            assertThatThrownBy(() -> desk.reply("s1", "hi")
                            .onCompleteResponse(done::complete)
                            .onCompleteResponse(done::complete)
                            .ignoreErrors()
                            .start())
                    .hasMessage("onCompleteResponse can be invoked on TokenStream at most 1 time");

            stream.ignoreErrors().start();
            assertThat(done.get(10, TimeUnit.SECONDS).aiMessage().text()).isEqualTo("hi");
        }
    }

    /** Asks again until it hears what it likes. */
    public static final class Right implements OutputGuardrail {
        @Override
        public OutputGuardrailResult validate(dev.langchain4j.data.message.AiMessage answer) {
            return answer.text().equals("right") ? success() : reprompt("not right", "guess again");
        }
    }

    interface Guarded {
        @OutputGuardrails(value = Right.class, maxRetries = 3)
        TokenStream guess(@UserMessage String text);
    }

    @Test
    void a_guardrail_that_asks_again_in_vain_is_one_error() throws Exception {
        try (var bench = Workbench.in(folder, RULES)) {
            var guarded = bench.build("guarded", Guarded.class).as(Guarded.class);
            var failed = new CompletableFuture<Throwable>();

            guarded.guess("guess")
                    .onPartialResponse(heard::add)
                    .onCompleteResponse(response -> heard.add("<complete>"))
                    .onError(failed::complete)
                    .start();

            assertThat(failed.get(10, TimeUnit.SECONDS)).hasMessageContaining("not right");
            assertThat(heard).isEmpty();
            assertThat(bench.asked()).hasSize(3);
            assertThat(messages(bench.asked().get(1))).endsWith("user: guess again");
        }
    }

    @Test
    void a_guardrail_whose_second_answer_fails_does_not_wait_for_ever() throws Exception {
        var bench = Workbench.in(folder, RULES);
        try (bench) {
            var guarded = bench.build("cutting", Cut.class).as(Cut.class);
            Cut.BENCH.set(bench);
            var failed = new CompletableFuture<Throwable>();
            var worker = new CompletableFuture<Thread>();

            guarded.guess("guess")
                    .onCompleteResponse(response -> heard.add("<complete>"))
                    .onError(error -> {
                        worker.complete(Cut.WORKER.get());
                        failed.complete(error);
                    })
                    .start();

            assertThat(failed.get(20, TimeUnit.SECONDS)).isInstanceOf(CallException.class);
            var blocked = worker.get(1, TimeUnit.SECONDS);
            Deadline.await(() -> blocked.getState() != Thread.State.WAITING
                    || java.util.Arrays.stream(blocked.getStackTrace())
                            .noneMatch(frame -> frame.getClassName().contains("guardrail")));
        } catch (TimeoutException e) {
            throw new AssertionError("nobody heard of it", e);
        }
    }

    interface Cut {
        java.util.concurrent.atomic.AtomicReference<Workbench> BENCH =
                new java.util.concurrent.atomic.AtomicReference<>();
        java.util.concurrent.atomic.AtomicReference<Thread> WORKER =
                new java.util.concurrent.atomic.AtomicReference<>();

        @OutputGuardrails(Cutting.class)
        TokenStream guess(@UserMessage String text);
    }

    /** Closes the simulator before it asks again. */
    public static final class Cutting implements OutputGuardrail {
        @Override
        public OutputGuardrailResult validate(dev.langchain4j.data.message.AiMessage answer) {
            Cut.WORKER.set(Thread.currentThread());
            Cut.BENCH.get().simulator.close();
            return retry("again");
        }
    }
}
