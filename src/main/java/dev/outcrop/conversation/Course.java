package dev.outcrop.conversation;

import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.attachment.Attachment;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult.Ending;
import dev.outcrop.conversation.Turn.OnFail;
import dev.outcrop.conversation.check.Check;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.session.Session;
import dev.outcrop.usage.ModelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The course of one conversation, turn by turn. Used once, by one thread. */
final class Course {

    /** Failures that every other conversation would meet as well. */
    private static final Set<ErrorKind> NO_ACCESS = EnumSet.of(ErrorKind.ACCESS_DENIED, ErrorKind.CREDENTIALS);

    private static final String ERROR = "error";

    private final Means means;
    private final Performance performance;
    private final List<TurnOutcome> turns = new ArrayList<>();
    private @Nullable Session session;
    private boolean over;

    private Course(Means means, Performance performance) {
        this.means = means;
        this.performance = performance;
    }

    /** What is said in a turn, filled in: it is said again where a stream broke off. */
    private record Words(@Nullable String text, Map<String, Object> vars, List<Attachment> attached) {}

    /** What conversations of one run have in common. */
    record Means(Stage stage, SimulatedReplies simulated, RunListener listener, Stop stop) {}

    /** Holds a conversation; whatever goes wrong in it is its outcome. */
    static Outcome hold(Means means, Performance performance) {
        means.listener().started(performance.subject());
        means.simulated().enter(performance.key(), performance.subject());
        try {
            return new Course(means, performance).hold();
        } finally {
            means.simulated().leave(performance.key());
        }
    }

    /** The outcome of a conversation that is not held. */
    static Outcome skip(Means means, Performance performance) {
        var course = new Course(means, performance);
        course.over = true;
        return course.hold();
    }

    private Outcome hold() {
        for (var turn : performance.script().turns()) {
            var outcome = over || means.stop().isInterrupt() ? skipped(turn) : held(turn);
            turns.add(outcome);
            over |= endsHere(turn, outcome);
            if (outcome.status() != Status.SKIPPED) {
                means.listener().turnDone(performance.subject(), turns.size(), outcome);
            }
        }
        var findings = wholeFindings();
        var outcome = new Outcome(performance.subject(), model(), status(findings), turns, findings, false);
        means.listener().done(outcome.subject(), outcome.status());
        return outcome;
    }

    private boolean endsHere(Turn turn, TurnOutcome outcome) {
        var error = outcome.error();
        if (outcome.status() == Status.ERRORED && error != null && NO_ACCESS.contains(error.kind())) {
            means.stop().because(Ending.NO_ACCESS);
        }
        return switch (outcome.status()) {
            case PASSED -> false;
            case FAILED -> turn.judgement().onFail() == OnFail.STOP;
            case ERRORED, SKIPPED -> true;
        };
    }

    private TurnOutcome skipped(Turn turn) {
        return new TurnOutcome(words(turn), null, Status.SKIPPED, List.of(), null);
    }

    /** What would have been said, as far as it is known. */
    private String words(Turn turn) {
        try {
            return turn.user() == null ? "" : turn.user().render(vars(turn));
        } catch (OutcropException unknown) {
            return "";
        }
    }

    private Map<String, Object> vars(Turn turn) {
        return Values.over(performance.vars(), turn.vars());
    }

    private TurnOutcome held(Turn turn) {
        var vars = vars(turn);
        try {
            var text = turn.user() == null ? null : turn.user().render(vars);
            // Made before anything is asked: a check that cannot be made is not worth a call.
            var checks = turn.judgement().expect().stream()
                    .map(expectation -> expectation.over(vars))
                    .toList();
            wholeChecks();
            var attached = turn.words().attach().stream()
                    .map(attach -> attach.read(vars))
                    .toList();
            return judged(text == null ? "" : text, ask(turn, new Words(text, vars, attached)), checks);
        } catch (OutcropException unfit) {
            return new TurnOutcome(words(turn), null, Status.ERRORED, List.of(), unfit);
        }
    }

    private List<Check> wholeChecks() {
        return performance.script().expect().stream()
                .map(expectation -> expectation.over(performance.vars()))
                .toList();
    }

    /** Asks, and once more where a stream broke off in its middle: nobody has acted on what came of it. */
    private Answer ask(Turn turn, Words words) {
        var key = performance.key() + "/" + (turns.size() + 1);
        var first = ask(turn, words, key);
        return first.brokeOff() && !means.stop().isInterrupt()
                ? ask(turn, words, key + "/again").after(first)
                : first;
    }

    private Answer ask(Turn turn, Words words, String key) {
        var began = System.nanoTime();
        try {
            if (!turn.simulate().isEmpty()) {
                means.simulated().expect(key, turn.simulate(), words.vars());
            }
            var cast = performance.script().cast();
            var setting = new Question.Setting(performance.model(), null, key, cast.streams() ? piece -> {} : null);
            return Answer.of(
                    session().say(new Question(cast.method(), words.text(), words.vars(), setting, words.attached())));
        } catch (OutcropException failed) {
            return Answer.failed(failed, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException unexpected) {
            return Answer.failed(ofTheProject(unexpected), Duration.ofNanos(System.nanoTime() - began));
        } finally {
            if (!turn.simulate().isEmpty()) {
                means.simulated().forget(key);
            }
        }
    }

    /** What a tool, a guardrail or a converter of the project's own throws ends its conversation, not the run. */
    private OutcropException ofTheProject(RuntimeException cause) {
        return new OutcropException(
                ErrorKind.INPUT,
                "Assistant \"" + performance.script().assistant() + "\" failed in its own code: " + cause,
                "Mend the code that threw this.",
                cause);
    }

    private Session session() {
        if (session == null) {
            var stage = means.stage();
            session = stage.talk(stage.assistant(performance.script().assistant()));
        }
        return session;
    }

    private TurnOutcome judged(String text, Answer answer, List<Check> checks) {
        var error = answer.error();
        if (error == null) {
            var findings = findings(checks, answer);
            return new TurnOutcome(text, answer.reply(), met(findings), findings, answer.broken());
        }
        if (error.kind() == ErrorKind.CANCELLED && means.stop().isInterrupt()) {
            return new TurnOutcome(text, null, Status.SKIPPED, List.of(), null);
        }
        if (checks.stream().noneMatch(check -> check.kind().equals(ERROR))) {
            return new TurnOutcome(text, null, Status.ERRORED, List.of(), error);
        }
        var findings = findings(checks, answer);
        var expected = findings.stream()
                .filter(finding -> finding.kind().equals(ERROR))
                .allMatch(Finding::met);
        return new TurnOutcome(text, null, expected ? met(findings) : Status.ERRORED, findings, error);
    }

    private static List<Finding> findings(List<Check> checks, Answer answer) {
        var evidence = answer.evidence();
        return checks.stream().map(check -> check.examine(evidence)).toList();
    }

    private static Status met(List<Finding> findings) {
        return findings.stream().allMatch(Finding::met) ? Status.PASSED : Status.FAILED;
    }

    /** The whole is judged only where every turn had its say. */
    private List<Finding> wholeFindings() {
        if (turns.stream().anyMatch(turn -> turn.status() == Status.ERRORED || turn.status() == Status.SKIPPED)) {
            return List.of();
        }
        var evidence = Answer.of(replies().toList());
        return wholeChecks().stream().map(check -> check.examine(evidence)).toList();
    }

    private Stream<Reply> replies() {
        return turns.stream().map(TurnOutcome::reply).filter(Objects::nonNull);
    }

    private Status status(List<Finding> findings) {
        var statuses = EnumSet.noneOf(Status.class);
        turns.forEach(turn -> statuses.add(turn.status()));
        statuses.add(met(findings));
        return Stream.of(Status.ERRORED, Status.FAILED, Status.SKIPPED)
                .filter(statuses::contains)
                .findFirst()
                .orElse(Status.PASSED);
    }

    /** The model that answered last, which a fallback or canary may have changed; else the one that was to be asked. */
    private ModelRef model() {
        return replies()
                .map(Reply::model)
                .reduce((first, last) -> last)
                .orElseGet(() -> means.stage().model(performance.script().assistant(), performance.model()));
    }
}
