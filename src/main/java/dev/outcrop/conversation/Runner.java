package dev.outcrop.conversation;

import dev.outcrop.conversation.Course.Means;
import dev.outcrop.conversation.RunResult.Ending;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a plan: hands conversations to a crew, gathers their outcomes in order. Used once. */
final class Runner {

    /** How long conversations that are under way may take to end once the run is interrupted. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Plan plan;
    private final Means means;
    private final Announcer announcer;
    private final Crew crew;
    private final Gathering gathering = new Gathering(this::settle);
    private final List<Outcome> outcomes = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();

    private Runner(Plan plan, Stage stage, SimulatedReplies simulated, RunListener listener, Crew crew) {
        this.plan = plan;
        this.announcer = new Announcer(listener);
        this.means = new Means(stage, simulated, announcer, new Stop());
        this.crew = crew;
    }

    static RunResult run(Plan plan, Stage stage, SimulatedReplies simulated, RunListener listener) {
        try (var crew = Crew.of(plan.options().parallel(), Gathering.ROOM)) {
            return new Runner(plan, stage, simulated, listener, crew).run(listener);
        }
    }

    private RunResult run(RunListener listener) {
        var started = Clock.systemUTC().instant();
        var began = System.nanoTime();
        var run = RunId.of(started, ThreadLocalRandom.current());
        var backend = means.stage().backend();
        listener.began(run, backend, plan.attempts());
        new Programme(plan, run).each(this::start);
        awaitEnd();
        announcer.end();
        throwDefect();
        return new RunResult(
                run,
                backend,
                started,
                Duration.ofNanos(System.nanoTime() - began),
                Outcomes.of(outcomes),
                means.stop().ending());
    }

    private void start(Group group) {
        add(group);
        for (var i = 0; i < group.attempts().size(); i++) {
            var attempt = i;
            if (means.stop().isSet()) {
                take(group, attempt, Course.skip(means, group.attempts().get(attempt)));
            } else {
                crew.submit(() -> hold(group, attempt));
            }
        }
    }

    private void add(Group group) {
        for (var added = false; !added; ) {
            try {
                gathering.add(group);
                added = true;
            } catch (InterruptedException interrupted) {
                endAtOnce();
            }
        }
    }

    private void hold(Group group, int attempt) {
        var performance = group.attempts().get(attempt);
        var stopped = means.stop().isSet();
        try {
            take(group, attempt, stopped ? Course.skip(means, performance) : Course.hold(means, performance));
        } catch (RuntimeException | Error broken) {
            // A mistake of this program: nothing it finds from here on could be trusted.
            defect.compareAndSet(null, broken);
            means.stop().because(Ending.INTERRUPTED);
            take(group, attempt, Course.skip(means, performance));
        }
    }

    private void take(Group group, int attempt, Outcome outcome) {
        var complete = gathering.take(group, attempt, outcome);
        if (complete && plan.options().failFast() && !group.isMet()) {
            means.stop().because(Ending.FAILED_FAST);
        }
    }

    private void settle(Group group) {
        for (var outcome : group.settled()) {
            outcomes.add(outcome);
            announcer.reported(outcome);
        }
        announcer.settled();
    }

    private void throwDefect() {
        var broken = defect.get();
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void awaitEnd() {
        try {
            gathering.awaitSettled();
        } catch (InterruptedException interrupted) {
            endAtOnce();
        }
    }

    /** Interrupts what is under way, waits for it to end, and skips what does not. */
    private void endAtOnce() {
        means.stop().because(Ending.INTERRUPTED);
        crew.interrupt();
        if (!gathering.awaitSettled(DRAIN)) {
            gathering.abandon(performance -> Course.skip(means, performance));
        }
    }
}
