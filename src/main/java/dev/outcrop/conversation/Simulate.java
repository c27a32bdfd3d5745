package dev.outcrop.conversation;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.conversation.SimulatedReply.Pace;
import dev.outcrop.conversation.SimulatedReply.ToolUse;
import dev.outcrop.conversation.check.StrictShape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code simulate:}: one entry a model call of the turn, a text alone or a mapping. */
final class Simulate {

    private static final long LONGEST_WAIT_MS = 600_000;

    /** What the simulator gives a value beside the script: the last tool's result. */
    private static final String TOOL_RESULT = "toolResult";

    private static final Pattern OTHER_TAG = Pattern.compile("\\{\\{\\s*[^\\s\\w]");

    private static final Shape TEXT = new StrictShape(Shape.scalar(), Simulate::requirePlainPlaceholders);

    private static final Shape ENTRY = new StrictShape(
            Shape.object()
                    .key("text", TEXT, "what the model says; {{toolResult.x}} is a field of the last tool's result")
                    .key("tool", Shape.text(), "a tool that the model calls")
                    .key("arguments", Shape.mapOf(Shape.anything()), "the arguments of that call")
                    .key("first-token-ms", Shape.integer(0, LONGEST_WAIT_MS), "milliseconds before the first token")
                    .key("tokens-per-second", Shape.number(0.001, 1_000_000), "how fast the tokens follow")
                    .key("fault", Shape.mapOf(Shape.anything()), "what goes wrong, as in the simulator's rules"),
            Simulate::requireTool);

    static final Shape SHAPE = Shape.listOrOne(Shape.either(TEXT, ENTRY));

    private Simulate() {}

    /** The simulator fills names and paths and knows no more of Mustache. */
    private static void requirePlainPlaceholders(Node text) {
        Template.parse(text.text(), text.at());
        var other = OTHER_TAG.matcher(text.text());
        if (other.find()) {
            throw OutcropException.faults(List.of(new Fault(
                    text.at(),
                    "\"" + other.group() + "\" begins what a simulated reply cannot have.",
                    "Use plain placeholders such as {{name}} or {{toolResult.name}}.")));
        }
    }

    /** The variables that a reply needs from script or row. */
    static Set<String> variables(SimulatedReply reply) {
        var needed =
                new LinkedHashSet<>(Template.parse(reply.text(), reply.at()).variables());
        needed.remove(TOOL_RESULT);
        return needed;
    }

    private static void requireTool(Node entry) {
        if (entry.get("arguments").isPresent() && entry.get("tool").isEmpty()) {
            throw OutcropException.faults(List.of(new Fault(
                    entry.keyAt("arguments"), "There are arguments, but no tool is called.", "Add tool: its name.")));
        }
    }

    /** The entries of a node that has the shape. */
    static List<SimulatedReply> read(Node simulate) {
        return simulate.itemsOrItself().stream().map(Simulate::entry).toList();
    }

    private static SimulatedReply entry(Node entry) {
        if (entry.isScalar()) {
            return new SimulatedReply(entry.text(), null, Pace.AT_ONCE, Map.of(), entry.at());
        }
        return new SimulatedReply(
                entry.get("text").map(Node::text).orElse(""),
                entry.get("tool").map(tool -> toolUse(tool, entry)).orElse(null),
                new Pace(
                        entry.get("first-token-ms").map(Node::integer).orElse(0L),
                        entry.get("tokens-per-second").map(Node::number).orElse(0.0)),
                entry.get("fault").map(Values::of).orElse(Map.of()),
                entry.at());
    }

    private static ToolUse toolUse(Node tool, Node entry) {
        return new ToolUse(tool.text(), entry.get("arguments").map(Values::of).orElse(Map.of()));
    }
}
