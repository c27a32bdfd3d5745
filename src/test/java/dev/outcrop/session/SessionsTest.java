package dev.outcrop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.store.Database;
import dev.outcrop.usage.Usage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SessionsTest {

    private static final Parrot PARROT = new Parrot("parrot");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve(".outcrop/outcrop.db"));
        sessions = sessions(database, 20);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_next_process_finds_what_was_said() {
        sessions.open(PARROT, "s1").say("hello");
        database.close();

        open();

        assertThat(sessions.open(PARROT, "s1").say("again").text()).isEqualTo("3: again");
    }

    @Test
    void a_turn_that_failed_leaves_no_trace() {
        var session = sessions.open(PARROT, "s1");
        session.say("hello");

        assertThatThrownBy(() -> session.say(Parrot.FAIL)).isInstanceOf(CallException.class);

        assertThat(said("s1")).containsExactly("hello");
        assertThat(session.say("again").text()).isEqualTo("3: again");
    }

    @Test
    void a_first_turn_that_failed_begins_no_talk() {
        assertThatThrownBy(() -> sessions.open(PARROT, "s1").say(Parrot.FAIL)).isInstanceOf(CallException.class);

        assertThat(sessions.list(10)).isEmpty();
    }

    @Test
    void no_more_is_sent_again_than_the_window_has_room_for() {
        var session = sessions(database, 4).open(PARROT, "s1");

        var replies = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> session.say("turn").text())
                .toList();

        assertThat(replies).containsExactly("1: turn", "3: turn", "5: turn", "5: turn", "5: turn");
        assertThat(said("s1")).hasSize(5);
    }

    @Test
    void a_talk_that_is_forgotten_has_a_window_too_and_no_file() {
        var session = sessions(null, 4).ephemeral(PARROT);

        var replies = Stream.generate(() -> session.say("turn").text()).limit(4).toList();

        assertThat(replies).containsExactly("1: turn", "3: turn", "5: turn", "5: turn");
        assertThat(session.undo()).isTrue();
        assertThat(session.id()).matches("ephemeral-[0-9a-f]{16}");
    }

    @Test
    void calls_on_one_session_run_one_after_another_in_the_order_of_asking() throws Exception {
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slow = new Interloper(() -> {
            asked.countDown();
            release.await();
        });
        var first = start(() -> sessions.open(slow, "s1").say("first").text());
        asked.await();
        var second = start(() -> sessions.open(PARROT, "s1").say("second").text());
        second.awaitWaiting();
        var third = start(() -> sessions.open(PARROT, "s1").say("third").text());
        third.awaitWaiting();

        release.countDown();

        assertThat(List.of(first.get(), second.get(), third.get()))
                .containsExactly("1: first", "3: second", "5: third");
    }

    @Test
    void other_sessions_and_other_assistants_do_not_wait() {
        var busy = new Interloper(() -> {
            assertThat(sessions.open(PARROT, "s2").say("meanwhile").text()).isEqualTo("1: meanwhile");
            assertThat(sessions.open(new Parrot("other"), "s1").say("meanwhile").text())
                    .isEqualTo("1: meanwhile");
        });

        assertThat(sessions.open(busy, "s1").say("hello").text()).isEqualTo("1: hello");
    }

    @Test
    void a_call_that_waits_is_given_up_by_an_interrupt() throws Exception {
        var release = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var slow = new Interloper(() -> {
            asked.countDown();
            release.await();
        });
        var first = start(() -> sessions.open(slow, "s1").say("first").text());
        asked.await();
        var second = start(() -> catchThrowableOfType(
                        CallException.class, () -> sessions.open(PARROT, "s1").say("second"))
                .getMessage());
        second.awaitWaiting();

        second.thread.interrupt();

        assertThat(second.get())
                .isEqualTo(
                        "The turn was cancelled while it waited for the turn before it, in session \"s1\" of parrot.");
        release.countDown();
        assertThat(first.get()).isEqualTo("1: first");
        assertThat(said("s1")).containsExactly("first");
    }

    /** Two processes do not see each other's turns under way. */
    @Test
    void of_two_processes_the_one_that_ends_later_is_refused_and_still_has_its_answer() {
        try (var other = Database.open(folder.resolve(".outcrop/outcrop.db"))) {
            var elsewhere = sessions(other, 20);
            sessions.open(PARROT, "s1").say("hello");
            var slow = new Interloper(() -> elsewhere.open(PARROT, "s1").say("quick"));

            var refusal = catchThrowableOfType(
                    CallException.class, () -> sessions.open(slow, "s1").say("slow"));

            assertThat(refusal).hasMessage("""
                    Another process has changed session "s1" of parrot during this turn, so the turn was not kept.
                    Ask again, or use another session.""");
            assertThat(refusal.kind()).isEqualTo(ErrorKind.STORE);
            assertThat(refusal.trace()).isEqualTo(new CallException.Trace(1, "request-1", "3: slow", true));
        }
        assertThat(said("s1")).containsExactly("hello", "quick");
        assertThat(sessions.open(PARROT, "s1").say("again").text()).isEqualTo("5: again");
    }

    @Test
    void of_two_processes_that_begin_one_talk_the_later_is_refused() {
        try (var other = Database.open(folder.resolve(".outcrop/outcrop.db"))) {
            var slow =
                    new Interloper(() -> sessions(other, 20).open(PARROT, "s1").say("quick"));

            assertThatThrownBy(() -> sessions.open(slow, "s1").say("slow"))
                    .hasMessageStartingWith("Another process has changed session \"s1\" of parrot during this turn");
        }
        assertThat(said("s1")).containsExactly("quick");
    }

    @Test
    void undoing_takes_the_last_turn_back_until_the_talk_is_gone() {
        var session = sessions.open(PARROT, "s1");
        session.say("one");
        session.say("two");

        assertThat(session.undo()).isTrue();
        assertThat(said("s1")).containsExactly("one");
        assertThat(session.say("three").text()).isEqualTo("3: three");
        assertThat(session.undo()).isTrue();
        assertThat(session.undo()).isTrue();
        assertThat(session.undo()).isFalse();
        assertThat(sessions.list(10)).isEmpty();
    }

    @Test
    void a_deleted_talk_begins_anew() {
        var session = sessions.open(PARROT, "s1");
        session.say("one");

        assertThat(sessions.delete("parrot", "s1")).isTrue();
        assertThat(sessions.delete("parrot", "s1")).isFalse();

        assertThat(session.say("two").text()).isEqualTo("1: two");
        assertThat(said("s1")).containsExactly("two");
    }

    @Test
    void talks_are_listed_with_what_they_took_and_shown_turn_by_turn() {
        sessions.open(PARROT, "s1").say("one");
        sessions.open(PARROT, "s2").say("two");
        sessions.open(new Parrot("other"), "s1").say("three");

        var reply = Parrot.reply("1: one");
        var summary = new SessionSummary("s1", "parrot", 1, NOON, NOON, usage());
        assertThat(sessions.list(10))
                .extracting(talk -> talk.assistant() + "/" + talk.id())
                .containsExactly("other/s1", "parrot/s2", "parrot/s1");
        assertThat(sessions.list(2)).hasSize(2);
        assertThat(sessions.find("s1"))
                .hasSize(2)
                .element(1)
                .isEqualTo(new Transcript(
                        summary,
                        List.of(new Transcript.Turn(1, NOON, "one", "1: one", List.of(), reply.model(), "", usage()))));
        assertThat(sessions.find("nobody")).isEmpty();
    }

    @Test
    void an_id_has_to_be_one() {
        assertThatThrownBy(() -> sessions.open(PARROT, " "))
                .isInstanceOf(OutcropException.class)
                .hasMessage("""
                A session of parrot has an id of 1 characters, all blank.
                Give it an id of 1 to 256 characters that are not all blank.""");
        assertThatThrownBy(() -> sessions.open(PARROT, "x".repeat(257))).hasMessage("""
                A session of parrot has an id of 257 characters.
                Give it an id of 1 to 256 characters that are not all blank.""");
    }

    private List<String> said(String id) {
        return sessions.find(id).stream()
                .flatMap(talk -> talk.turns().stream())
                .map(Transcript.Turn::user)
                .toList();
    }

    private static Usage usage() {
        return Parrot.reply("").receipt().usage();
    }

    private static Sessions sessions(Database database, int messages) {
        return Sessions.of(
                () -> database,
                assistant -> new AssistantConfig.Memory(messages, 0),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** A parrot that does something before it answers. */
    private record Interloper(Deed deed) implements BuiltAssistant {

        @Override
        public String name() {
            return PARROT.name();
        }

        @Override
        public List<String> methods() {
            return PARROT.methods();
        }

        @Override
        public List<String> inputs() {
            return PARROT.inputs();
        }

        @Override
        public Reply answer(Question question, TurnMemory turn) {
            try {
                deed.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return PARROT.answer(question, turn);
        }

        @Override
        public <T> T as(Class<T> type) {
            return PARROT.as(type);
        }
    }

    private interface Deed {
        void run() throws InterruptedException;
    }

    private static Caller start(java.util.concurrent.Callable<String> call) {
        var task = new FutureTask<>(call);
        var thread = new Thread(task);
        thread.start();
        return new Caller(thread, task);
    }

    private record Caller(Thread thread, FutureTask<String> task) {

        String get() throws Exception {
            return task.get();
        }

        /** Until it waits for the turn before. */
        void awaitWaiting() {
            while (thread.getState() != Thread.State.WAITING && !task.isDone()) {
                Thread.onSpinWait();
            }
        }
    }
}
