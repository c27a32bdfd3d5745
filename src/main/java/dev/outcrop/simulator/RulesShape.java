package dev.outcrop.simulator;

import dev.outcrop.config.Shape;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.fault.Setting;

/** What a rules file may hold. */
final class RulesShape {

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_S = 86_400;
    private static final long MOST = 1_000_000;
    private static final double FASTEST = 1_000_000;

    private static final Shape WHEN = Shape.object()
            .key("model", Shape.text(), "The model id as it is sent; * stands for any text, ? for one character.")
            .key("user-contains", Shape.scalar(), "What the user said last holds this text; case counts.")
            .key("user-matches", Shape.scalar(), "A regular expression (RE2) found in what the user said last.")
            .key("system-contains", Shape.scalar(), "The system text holds this text; case counts.")
            .key(
                    "tool-result",
                    Shape.scalar(),
                    "The request brings a tool's result that holds this text; case counts.");

    private static final Shape REPLY = Shape.object()
            .key(
                    "text",
                    Shape.scalar(),
                    "What is said; {{name}} is a named group, {{toolResult}} a tool's last result.")
            .key("tool", Shape.text(), "The name of a tool to call.")
            .key("arguments", Shape.mapOf(Shape.anything()), "What the tool is called with.")
            .key("first-token-ms", Shape.integer(0, HOUR_MS), "Milliseconds before the first token.", 0)
            .key("tokens-per-second", Shape.number(0, FASTEST), "Tokens a second after it; 0 for all at once.", 0)
            .key("reasoning", Shape.scalar(), "What the model thinks aloud before it answers.")
            .key("stop-reason", Shape.text(), "Another stop reason than the one that fits.");

    private static final Shape FAULT = Shape.object()
            .required("kind", Shape.oneOf(Faults.words().toArray(String[]::new)), "What goes wrong.")
            .key(
                    "times",
                    Shape.integer(1, MOST),
                    "Only with so many of the requests that match, the first ones; without it, with all.")
            .key(
                    Setting.AFTER_DELTAS.key(),
                    Shape.integer(0, MOST),
                    "Deltas that are sent before it; more than there are means before the end.")
            .key(
                    Setting.RETRY_AFTER_S.key(),
                    Shape.integer(0, DAY_S),
                    "The Retry-After header of the error, in seconds.")
            .key(Setting.MESSAGE.key(), Shape.text(), "Other words for the error than Bedrock's usual ones.")
            .key(Setting.DELAY_MS.key(), Shape.integer(0, HOUR_MS), "Milliseconds before the first byte.");

    private static final Shape RULE = Shape.object()
            .key("when", WHEN, "Which requests the rule is for; without it, all.")
            .key(
                    "reply",
                    Shape.listOrOne(Shape.either(Shape.scalar(), REPLY)),
                    "One reply for each model call of a turn; a rule with a fault may leave it out.")
            .key("fault", FAULT, "What goes wrong with the answer.")
            .atLeastOneOf("reply", "fault");

    private static final Shape PATTERN = Shape.object()
            .required("name", Shape.text(), "What stands in braces for what is covered.")
            .required("regex", Shape.scalar(), "A regular expression (RE2) of the text that is meant.")
            .key(
                    "action",
                    Shape.oneOf("mask", "block"),
                    "Whether it is covered, or blocks the text that it stands in.",
                    "mask");

    private static final Shape GUARDRAIL = Shape.object()
            .required("id", Shape.text(), "The guardrail's identifier; * stands for any text.")
            .key("words", Shape.list(Shape.scalar()), "Words that block a text that holds them, whatever their case.")
            .key("patterns", Shape.list(PATTERN), "Text that is covered or blocks.")
            .key("blocked-input", Shape.scalar(), "What is answered to a question that is blocked.")
            .key("blocked-output", Shape.scalar(), "What is said in place of an answer that is blocked.");

    /** The whole file. */
    static final Shape FILE = Shape.object()
            .key(
                    "rules",
                    Shape.list(RULE),
                    "The first rule that matches answers, unless it is out of faults and has no reply.")
            .key(
                    "guardrails",
                    Shape.list(GUARDRAIL),
                    "What guardrails do, for requests that name one; one that is not described here finds nothing.")
            .atLeastOneOf("rules", "guardrails");

    private RulesShape() {}
}
