package dev.outcrop.cli;

import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Plan;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import dev.outcrop.report.Figures;
import dev.outcrop.report.Line;
import dev.outcrop.report.TextReport;
import dev.outcrop.report.Tone;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run as it goes: the line of each conversation in the order of the plan and, on a terminal, one line below them that
 * says how far it is.
 *
 * <p>The hearing is one call at a time; the line below is drawn by a thread of its own, eight times a second.
 */
final class RunScreen implements RunListener, AutoCloseable {

    private static final int DRAW_MS = 125;
    private static final int BAR = 24;
    /** With it a line takes up 80 columns. */
    private static final int WIDEST_NAME = 32;

    private final Terminal terminal;
    private final Plan plan;
    private final @Nullable TextReport report;
    private final long begun = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private final Set<String> underWay = new LinkedHashSet<>();
    private long all;
    private long done;
    private long notPassed;

    private RunScreen(Terminal terminal, Plan plan, @Nullable TextReport report) {
        this.terminal = terminal;
        this.plan = plan;
        this.report = report;
    }

    /** Shows how far a run is, and the lines of its report. */
    static RunScreen withLines(Terminal terminal, Plan plan) {
        var names = plan.scripts().stream()
                .mapToInt(script -> script.about().name().length())
                .max()
                .orElse(0);
        var width = Math.min(WIDEST_NAME, names + roomForNumbers(plan));
        return new RunScreen(terminal, plan, new TextReport(width, terminal::print)).started();
    }

    /** For what stands behind a name where there are rows of data or several attempts. */
    private static int roomForNumbers(Plan plan) {
        return (plan.conversations() > plan.scripts().size() ? ", row 999".length() : 0)
                + (plan.attempts() > plan.conversations() ? "  10/10".length() : 0);
    }

    /** Shows how far a run is, and nothing else. */
    static RunScreen withoutLines(Terminal terminal, Plan plan) {
        return new RunScreen(terminal, plan, null).started();
    }

    private RunScreen started() {
        if (terminal.isTerminal(Channel.ERR)) {
            var unused = clock.scheduleWithFixedDelay(this::draw, DRAW_MS, DRAW_MS, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    @Override
    public synchronized void began(String run, Backend backend, long attempts) {
        all = attempts;
        terminal.note(Line.of(
                Tone.DIM,
                "Run " + run + " on the backend " + backend.word() + ": "
                        + Figures.count(plan.conversations(), "conversation")
                        + (attempts > plan.conversations() ? " in " + Figures.count(attempts, "attempt") : "")
                        + "."));
    }

    @Override
    public synchronized void started(Subject subject) {
        underWay.add(name(subject));
    }

    @Override
    public synchronized void done(Subject subject, Status status) {
        underWay.remove(name(subject));
        done++;
        notPassed += status == Status.PASSED ? 0 : 1;
    }

    @Override
    public void reported(Outcome outcome) {
        if (report != null) {
            report.add(outcome);
        }
    }

    @Override
    public void settled() {
        if (report != null) {
            report.settle();
        }
    }

    private static String name(Subject subject) {
        return subject.name()
                + (subject.row() == 0 ? "" : ", row " + subject.row())
                + (subject.attempt() == 1 ? "" : ", attempt " + subject.attempt());
    }

    private void draw() {
        terminal.status(progress());
    }

    private synchronized Line progress() {
        var filled = all == 0 ? 0 : (int) (BAR * done / all);
        return Line.of(Tone.GOOD, "  " + "━".repeat(filled))
                .and(Tone.DIM, "─".repeat(BAR - filled))
                .and(" " + Figures.count(done) + "/" + Figures.count(all))
                .and(Tone.BAD, notPassed == 0 ? "" : "  " + Figures.count(notPassed) + " not passed")
                .and(Tone.DIM, "  " + Figures.time(Duration.ofNanos(System.nanoTime() - begun)))
                .and(
                        Tone.DIM,
                        underWay.isEmpty() ? "" : "  " + underWay.iterator().next());
    }

    /** Takes the line below away and prints what follows the others. */
    void finish(RunResult result) {
        close();
        if (report != null) {
            report.finish(result);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        terminal.clearStatus();
    }
}
