package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult.Ending;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class InterruptedRunTest {

    @TempDir
    private Path directory;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private SmallProject project;

    @BeforeEach
    void write() {
        project = SmallProject.in(directory)
                .file("conversations/a.yaml", "assistant: echo\nturns: [{ user: finished }]")
                .file(
                        "conversations/b.yaml",
                        "assistant: waiting\nturns: [{ user: quick }, { user: slow }, { user: later }]")
                .file("conversations/c.yaml", "assistant: echo\nrepeat: 3\nturns: [{ user: never }]");
    }

    @Test
    void what_is_finished_is_kept_and_what_is_under_way_is_cancelled() throws Exception {
        project.stage().with("waiting", waiting(() -> {
            throw new CallException(ErrorKind.CANCELLED, "cancelled", "", CallException.Trace.NONE, null);
        }));

        var run = new RunOnAThread();
        asked.await();
        run.thread.interrupt();
        var result = run.result.get(30, TimeUnit.SECONDS);

        assertThat(result.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.outcomes())
                .extracting(Outcome::status)
                .containsExactly(Status.PASSED, Status.SKIPPED, Status.SKIPPED, Status.SKIPPED, Status.SKIPPED);
        var underWay = result.outcomes().stream().toList().get(1);
        assertThat(underWay.turns())
                .extracting(TurnOutcome::status)
                .containsExactly(Status.PASSED, Status.SKIPPED, Status.SKIPPED);
        assertThat(underWay.turns()).extracting(TurnOutcome::error).containsOnlyNulls();
        assertThat(run.stillInterrupted).isFalse();
    }

    @Test
    void what_does_not_end_is_given_up_when_the_user_insists() throws Exception {
        project.stage().with("waiting", waiting(() -> {
            interrupted.countDown();
            awaitUninterruptibly(never);
        }));

        var run = new RunOnAThread();
        asked.await();
        run.thread.interrupt();
        interrupted.await();
        run.thread.interrupt();
        var result = run.result.get(30, TimeUnit.SECONDS);
        never.countDown();

        assertThat(result.outcomes())
                .extracting(Outcome::status)
                .containsExactly(Status.PASSED, Status.SKIPPED, Status.SKIPPED, Status.SKIPPED, Status.SKIPPED);
    }

    /** Answers at once, but waits for an interrupt where it is told {@code slow}. */
    private Function<dev.outcrop.assistant.Question, dev.outcrop.assistant.Reply> waiting(Runnable onInterrupt) {
        return question -> {
            if (List.of("slow").contains(question.text())) {
                asked.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    onInterrupt.run();
                }
            }
            return SmallAssistant.reply("");
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        for (var open = false; !open; ) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException again) {
                open = false;
            }
        }
    }

    /** A run that another thread waits for. */
    private final class RunOnAThread {

        private final CompletableFuture<RunResult> result = new CompletableFuture<>();
        private volatile boolean stillInterrupted;
        private final Thread thread = new Thread(() -> {
            try {
                var ended = project.run(RunOptions.DEFAULT.withParallel(1));
                stillInterrupted = Thread.currentThread().isInterrupted();
                result.complete(ended);
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });

        private RunOnAThread() {
            thread.start();
        }
    }
}
