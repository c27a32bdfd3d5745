package dev.outcrop.report;

import dev.outcrop.assistant.Reply;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Place;
import dev.outcrop.prompt.PromptId;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs made by hand, one with everything that a report can show. */
final class Runs {

    static final ModelRef FAST = new ModelRef("fast", "us.amazon.nova-lite-v1:0");
    private static final String DESK = "conversations/remembers-the-name.yaml";

    private Runs() {}

    /** Passed, failed with a tool call, errored, skipped, tolerated attempts, data rows, a whole-conversation check. */
    static RunResult everything() {
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(passed(new Subject("explains", "conversations/explains.yaml", "explainer", 0, 1)));
        outcomes.add(failed(new Subject("remembers-the-name", DESK, "support", 0, 1)));
        outcomes.add(errored(new Subject("throttled", "conversations/throttled.yaml", "support", 0, 1)));
        for (var attempt = 1; attempt <= 3; attempt++) {
            var subject = new Subject("sometimes", "conversations/sometimes.yaml", "poet", 0, attempt);
            outcomes.add(attempt == 2 ? tolerated(subject) : passed(subject));
        }
        for (var row = 1; row <= 2; row++) {
            outcomes.add(passed(new Subject("customers", "conversations/customers.yaml", "support", row, 1)));
        }
        outcomes.add(tooDear(new Subject("customers", "conversations/customers.yaml", "support", 3, 1)));
        outcomes.add(new Outcome(
                new Subject("left-out", "conversations/left-out.yaml", "poet", 0, 1),
                FAST,
                Status.SKIPPED,
                List.of(skipped("A poem, please.")),
                List.of(),
                false));
        return of(Backend.SIMULATOR, outcomes);
    }

    static RunResult of(Backend backend, List<Outcome> outcomes) {
        return new RunResult(
                "20261124-101502-7f3a",
                backend,
                Instant.parse("2026-11-24T10:15:02Z"),
                Duration.ofMillis(1432),
                outcomes);
    }

    static Outcome passed(Subject subject) {
        var turn = new TurnOutcome(
                "Explain rocks.",
                reply("Rocks are old.", List.of()),
                Status.PASSED,
                List.of(new Finding.Met("contains", new Place(subject.file(), 4, 9))),
                null);
        return new Outcome(subject, FAST, Status.PASSED, List.of(turn), List.of(), false);
    }

    static Outcome failed(Subject subject) {
        var order = new Reply.ToolCall("findOrder", Map.of("id", "1042"), "{\"shipped\":\"Tuesday\"}");
        var turns = List.of(
                new TurnOutcome(
                        "My name is Ann.", reply("Nice to meet you, Ann.", List.of()), Status.PASSED, List.of(), null),
                new TurnOutcome(
                        "Where is order 1042?",
                        reply("It left on Tuesday.\nAnything else?", List.of(order)),
                        Status.FAILED,
                        List.of(
                                new Finding.Met("tool-called", new Place(subject.file(), 9, 9)),
                                new Finding.Unmet(
                                        "icontains",
                                        new Place(subject.file(), 10, 9),
                                        "\"monday\"",
                                        "\"It left on Tuesday.\nAnything else?\"")),
                        null),
                skipped("Thanks."));
        return new Outcome(subject, FAST, Status.FAILED, turns, List.of(), false);
    }

    static Outcome errored(Subject subject) {
        var turn = new TurnOutcome(
                "Are you busy?",
                null,
                Status.ERRORED,
                List.of(),
                new CallException(
                        ErrorKind.THROTTLED,
                        "us.amazon.nova-lite-v1:0 is throttled: \"Too many requests\".",
                        "Run fewer conversations at a time with --parallel.",
                        new CallException.Trace(6, "4f0c-1", "Well, I", true),
                        null));
        return new Outcome(subject, FAST, Status.ERRORED, List.of(turn), List.of(), false);
    }

    private static Outcome tolerated(Subject subject) {
        var turn = new TurnOutcome(
                "A poem, please.",
                reply("No.", List.of()),
                Status.FAILED,
                List.of(new Finding.Unmet("regex", new Place(subject.file(), 6, 9), "a match of \"rock\"", "\"No.\"")),
                null);
        return new Outcome(subject, FAST, Status.FAILED, List.of(turn), List.of(), true);
    }

    private static Outcome tooDear(Subject subject) {
        var turn = new TurnOutcome("Hello.", reply("Hello to you.", List.of()), Status.PASSED, List.of(), null);
        var finding = new Finding.Unmet("cost-usd", new Place(subject.file(), 12, 5), "at most $0.00001", "$0.000636");
        return new Outcome(subject, FAST, Status.FAILED, List.of(turn), List.of(finding), false);
    }

    private static TurnOutcome skipped(String user) {
        return new TurnOutcome(user, null, Status.SKIPPED, List.of(), null);
    }

    static Reply reply(String text, List<Reply.ToolCall> toolCalls) {
        var usage = new Usage(new Tokens(12, 40, 0, 0, true), new BigDecimal("0.000636"));
        return new Reply(
                text,
                text,
                FAST,
                new PromptId("explainer", null, "a1b2c3d4e5f6"),
                toolCalls,
                new Reply.Receipt("end_turn", usage, Duration.ofMillis(812), Duration.ofMillis(210), 1, "req-1"));
    }
}
