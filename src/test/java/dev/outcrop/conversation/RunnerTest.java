package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult.Ending;
import dev.outcrop.error.ErrorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many conversations: at a time, in order, again and again, and no further than they should go. */
final class RunnerTest {

    private static final String ECHO = "assistant: echo\nturns: [{ user: hi }]\n";

    @TempDir
    private Path directory;

    private SmallProject project;

    @BeforeEach
    void open() {
        project = SmallProject.in(directory);
    }

    @Test
    void a_run_says_when_and_by_whom_it_was_answered() {
        var result = project.file("conversations/a.yaml", ECHO).run();

        assertThat(result.run()).matches("[0-9]{8}-[0-9]{6}-[0-9a-f]{4}");
        assertThat(result.backend()).isEqualTo(Backend.SIMULATOR);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void outcomes_are_in_the_order_of_the_plan_whatever_ends_first() {
        var others = new CountDownLatch(2);
        project.stage().with("slow", question -> {
            await(others);
            return SmallAssistant.reply("");
        });
        project.stage().with("quick", question -> SmallAssistant.reply(""));
        project.file("conversations/a.yaml", "assistant: slow\nturns: [{}]")
                .file("conversations/b.yaml", "assistant: quick\nturns: [{}]")
                .file("conversations/c.yaml", "assistant: quick\nturns: [{}]");
        // Not before the others are done, which they are some time after they were answered.
        var news = new News(subject -> others.countDown());

        var result = project.run(RunOptions.DEFAULT.withParallel(3), news);

        assertThat(result.outcomes())
                .extracting(outcome -> outcome.subject().name())
                .containsExactly("a", "b", "c");
        assertThat(news.of("reported")).containsExactly("reported a", "reported b", "reported c");
        assertThat(news.of("done").get(2)).isEqualTo("done a passed");
        assertThat(news.heard).startsWith("began 3").contains("started a", "turn a 1 passed");
    }

    @Test
    void as_many_run_at_a_time_as_are_asked_for() {
        var barrier = new CyclicBarrier(3);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        project.stage().with("met", question -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await(barrier);
            now.decrementAndGet();
            return SmallAssistant.reply("");
        });
        project.file("conversations/a.yaml", "assistant: met\nrepeat: 12\nturns: [{}]");

        var result = project.run(RunOptions.DEFAULT.withParallel(3));

        assertThat(result.exitCode()).isZero();
        assertThat(most).hasValue(3);
    }

    @Test
    void rows_are_conversations_of_their_own_and_far_more_than_are_held_at_once() {
        var rows = 3 * Gathering.ROOM;
        project.file(
                        "conversations/a.yaml",
                        "assistant: echo\ndata: rows.csv\nturns: [{ user: '{{n}}', expect: { equals: '{{n}}' } }]")
                .file(
                        "conversations/rows.csv",
                        "n\n"
                                + IntStream.rangeClosed(1, rows)
                                        .mapToObj(String::valueOf)
                                        .collect(Collectors.joining("\n")));

        var result = project.run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.outcomes())
                .extracting(outcome -> outcome.subject().row())
                .isEqualTo(IntStream.rangeClosed(1, rows).boxed().toList());
    }

    @Test
    void every_turn_of_a_run_has_a_key_of_its_own() {
        var keys = ConcurrentHashMap.<String>newKeySet();
        project.stage().with("heard", question -> {
            keys.add(question.setting().turn());
            return SmallAssistant.reply("");
        });
        project.file("conversations/a.yaml", "assistant: heard\nrepeat: 2\nturns: [{}, {}]")
                .file("conversations/b/a.yaml", "assistant: heard\nrepeat: 2\nturns: [{}, {}]")
                .file("conversations/ä ö.yaml", "assistant: heard\nturns: [{}]")
                .file("conversations/ü ß.yaml", "assistant: heard\nturns: [{}]")
                .file("conversations/" + "x".repeat(240) + ".yaml", "assistant: heard\nturns: [{}]");

        project.run(RunOptions.DEFAULT.withModels(List.of("fast", "smart")));

        assertThat(keys).hasSize(22).allMatch(key -> key.matches("[a-zA-Z0-9 :_@$#=/+,.-]{1,256}"));
    }

    @Test
    void each_conversation_is_held_on_each_model() {
        project.stage().with("broken", CourseTest.failing(ErrorKind.MODEL_ERROR));

        var result = project.file("conversations/a.yaml", "assistant: broken\nturns: [{}]")
                .run(RunOptions.DEFAULT.withModels(List.of("smart", "fast")));

        assertThat(result.outcomes())
                .extracting(outcome -> outcome.model().name())
                .containsExactly("smart", "fast");
    }

    @Test
    void what_fails_is_tolerated_where_enough_of_the_attempts_pass() {
        failingFirst(2);
        project.file(
                "conversations/a.yaml",
                "assistant: fickle\nrepeat: { times: 10, pass: 8 }\nturns: [{ expect: { equals: yes } }]");

        var result = project.run(RunOptions.DEFAULT.withParallel(1));

        assertThat(result.outcomes())
                .extracting(Outcome::tolerated)
                .containsExactly(true, true, false, false, false, false, false, false, false, false);
        assertThat(result.outcomes())
                .extracting(outcome -> outcome.subject().attempt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(result.exitCode()).isZero();
        assertThat(result.totals().conversations()).isEqualTo(new Totals.Count(8, 0, 0, 0, 2));
    }

    @Test
    void nothing_is_tolerated_where_too_few_pass() {
        failingFirst(3);
        project.file(
                "conversations/a.yaml",
                "assistant: fickle\nrepeat: { times: 10, pass: 8 }\nturns: [{ expect: { equals: yes } }]");

        var result = project.run(RunOptions.DEFAULT.withParallel(1));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.totals().conversations()).isEqualTo(new Totals.Count(7, 3, 0, 0, 0));
    }

    @Test
    void another_number_of_repeats_keeps_the_share_that_has_to_pass() {
        failingFirst(1);
        project.file(
                "conversations/a.yaml",
                "assistant: fickle\nrepeat: { times: 10, pass: 8 }\nturns: [{ expect: { equals: yes } }]");

        var result = project.run(RunOptions.DEFAULT.withParallel(1).withRepeat(5));

        assertThat(result.outcomes().size()).isEqualTo(5);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void failing_fast_starts_nothing_after_the_first_that_does_not_pass() {
        failingFirst(1);
        project.file("conversations/a.yaml", "assistant: fickle\nturns: [{ expect: { equals: yes } }]")
                .file("conversations/b.yaml", ECHO + "repeat: 2\n");

        var result = project.run(RunOptions.DEFAULT.withParallel(1).failingFast());

        assertThat(result.ending()).isEqualTo(Ending.FAILED_FAST);
        assertThat(result.outcomes())
                .extracting(Outcome::status)
                .containsExactly(Status.FAILED, Status.SKIPPED, Status.SKIPPED);
        assertThat(result.outcomes().stream().toList().get(1).turns())
                .containsExactly(new TurnOutcome("hi", null, Status.SKIPPED, List.of(), null));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void an_attempt_that_is_tolerated_is_no_reason_to_stop() {
        failingFirst(1);
        project.file(
                        "conversations/a.yaml",
                        "assistant: fickle\nrepeat: { times: 2, pass: 1 }\nturns: [{ expect: { equals: yes } }]")
                .file("conversations/b.yaml", ECHO);

        var result = project.run(RunOptions.DEFAULT.withParallel(1).failingFast());

        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void without_access_nothing_more_is_asked() {
        project.stage().with("denied", CourseTest.failing(ErrorKind.ACCESS_DENIED));
        project.file("conversations/a.yaml", "assistant: denied\nturns: [{}]").file("conversations/b.yaml", ECHO);

        var result = project.run(RunOptions.DEFAULT.withParallel(1));

        assertThat(result.ending()).isEqualTo(Ending.NO_ACCESS);
        assertThat(result.outcomes()).extracting(Outcome::status).containsExactly(Status.ERRORED, Status.SKIPPED);
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void access_that_is_expected_to_be_missing_stops_nothing() {
        project.stage().with("denied", CourseTest.failing(ErrorKind.ACCESS_DENIED));
        project.file("conversations/a.yaml", "assistant: denied\nturns: [{ expect: { error: access-denied } }]")
                .file("conversations/b.yaml", ECHO);

        var result = project.run(RunOptions.DEFAULT.withParallel(1));

        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void other_errors_leave_the_other_conversations_alone() {
        project.stage().with("broken", CourseTest.failing(ErrorKind.MODEL_ERROR));
        project.file("conversations/a.yaml", "assistant: broken\nturns: [{}]").file("conversations/b.yaml", ECHO);

        var result = project.run(RunOptions.DEFAULT.withParallel(1));

        assertThat(result.outcomes()).extracting(Outcome::status).containsExactly(Status.ERRORED, Status.PASSED);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void a_listener_that_throws_ends_nothing_but_the_telling() {
        project.file("conversations/a.yaml", ECHO + "repeat: 20\n");
        var asked = new AtomicInteger();
        project.stage().with("echo", question -> {
            asked.incrementAndGet();
            return SmallAssistant.reply("");
        });

        assertThatThrownBy(() -> project.run(RunOptions.DEFAULT, new RunListener() {
                    @Override
                    public void done(Subject subject, Status status) {
                        throw new IllegalStateException("deaf");
                    }
                }))
                .hasMessage("deaf");
        assertThat(asked).hasValue(20);
    }

    /** The assistant {@code fickle} says no so many times, then yes. */
    private void failingFirst(int times) {
        var asked = new AtomicInteger();
        project.stage()
                .with("fickle", question -> SmallAssistant.reply(asked.incrementAndGet() > times ? "yes" : "no"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** What a run tells. */
    private static final class News implements RunListener {

        private final List<String> heard = new ArrayList<>();
        private final Consumer<Subject> onDone;

        private News(Consumer<Subject> onDone) {
            this.onDone = onDone;
        }

        private List<String> of(String word) {
            return heard.stream().filter(line -> line.startsWith(word)).toList();
        }

        @Override
        public void began(String run, Backend backend, long conversations) {
            heard.add("began " + conversations);
        }

        @Override
        public void started(Subject subject) {
            heard.add("started " + subject.name());
        }

        @Override
        public void turnDone(Subject subject, int number, TurnOutcome turn) {
            heard.add("turn " + subject.name() + " " + number + " "
                    + turn.status().word());
        }

        @Override
        public void done(Subject subject, Status status) {
            heard.add("done " + subject.name() + " " + status.word());
            onDone.accept(subject);
        }

        @Override
        public void reported(Outcome outcome) {
            heard.add("reported " + outcome.subject().name());
        }
    }
}
