package dev.outcrop.simulator;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.outcrop.config.Node;
import dev.outcrop.error.Fault;
import dev.outcrop.simulator.ScriptedReply.Pace;
import dev.outcrop.simulator.ScriptedReply.ToolUse;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.fault.PlannedFault;
import dev.outcrop.simulator.fault.Setting;
import dev.outcrop.simulator.fault.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes rules of a file whose shape has been checked, and checks what a shape cannot: patterns and placeholders. */
final class RulesReader {

    private final Consumer<Fault> faults;

    RulesReader(Consumer<Fault> faults) {
        this.faults = faults;
    }

    List<Rule> rules(Node root) {
        return root.get("rules").map(Node::items).orElse(List.of()).stream()
                .map(this::rule)
                .toList();
    }

    private Rule rule(Node node) {
        var when = node.get("when").map(this::when).orElse(ANY);
        var names = new TreeSet<>(Set.of(ScriptedReply.TOOL_RESULT));
        if (when.userMatches() != null) {
            names.addAll(when.userMatches().namedGroups().keySet());
        }
        return new Rule(
                when,
                node.get("reply").map(Node::itemsOrItself).orElse(List.of()).stream()
                        .map(reply -> reply(reply, names))
                        .toList(),
                node.get("fault").map(this::fault).orElse(null));
    }

    private PlannedFault fault(Node node) {
        var kind = Faults.of(node.required("kind").text());
        for (var setting : Setting.values()) {
            if (node.get(setting.key()).isPresent() && !kind.settings().contains(setting)) {
                faults.accept(new Fault(
                        node.keyAt(setting.key()),
                        "The fault \"" + kind.word() + "\" takes no " + setting + ".",
                        "Leave it out, or use one of " + Faults.taking(setting) + "."));
            }
        }
        var settings = new Settings(
                integer(node, Setting.AFTER_DELTAS),
                integer(node, Setting.RETRY_AFTER_S),
                text(node, Setting.MESSAGE.key()),
                integer(node, Setting.DELAY_MS));
        return new PlannedFault(
                kind,
                settings,
                node.get("times").map(times -> (int) times.integer()).orElse(PlannedFault.ALWAYS));
    }

    private static @Nullable Integer integer(Node node, Setting setting) {
        return node.get(setting.key()).map(value -> (int) value.integer()).orElse(null);
    }

    private static final Rule.When ANY = new Rule.When(null, null, null, null, null);

    private Rule.When when(Node node) {
        return new Rule.When(
                node.get("model")
                        .map(glob -> Pattern.compile(regex(glob.text())))
                        .orElse(null),
                text(node, "user-contains"),
                node.get("user-matches").map(this::pattern).orElse(null),
                text(node, "system-contains"),
                text(node, "tool-result"));
    }

    private static @Nullable String text(Node node, String key) {
        return node.get(key).map(Node::text).orElse(null);
    }

    static String regex(String glob) {
        return Pattern.quote(glob).replace("\\*", ".*").replace("\\?", ".");
    }

    private @Nullable Pattern pattern(Node node) {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            faults.accept(new Fault(
                    node.at(),
                    "\"" + node.text() + "\" is no regular expression: " + e.getDescription() + ".",
                    "Write an RE2 expression; look-around and back-references are not part of it."));
            return null;
        }
    }

    private ScriptedReply reply(Node node, Set<String> names) {
        if (node.isScalar()) {
            return ScriptedReply.text(checked(node, names));
        }
        if (node.get("text").isEmpty()
                && node.get("tool").isEmpty()
                && node.get("arguments").isEmpty()) {
            faults.accept(new Fault(node.at(), "The reply says nothing.", "Add text: or tool: to it."));
        }
        var text = node.get("text").map(inner -> checked(inner, names)).orElse("");
        var pace = new Pace(
                node.get("first-token-ms").map(Node::integer).orElse(0L),
                node.get("tokens-per-second").map(Node::number).orElse(0.0));
        var reasoning =
                node.get("reasoning").map(inner -> checked(inner, names)).orElse(null);
        return new ScriptedReply(text, tool(node, names), pace, text(node, "stop-reason"), reasoning);
    }

    private @Nullable ToolUse tool(Node node, Set<String> names) {
        var arguments = new LinkedHashMap<String, Object>();
        node.get("arguments")
                .ifPresent(given -> given.entries().forEach((key, value) -> {
                    checkTexts(value, names);
                    arguments.put(key, value.value());
                }));
        var name = text(node, "tool");
        if (name == null && !arguments.isEmpty()) {
            faults.accept(new Fault(
                    node.keyAt("arguments"), "There are arguments but no tool.", "Add tool: the tool's name."));
        }
        return name == null ? null : new ToolUse(name, arguments);
    }

    private void checkTexts(Node node, Set<String> names) {
        if (node.isScalar() && !node.isNull()) {
            checked(node, names);
        }
        node.items().forEach(item -> checkTexts(item, names));
        node.entries().values().forEach(value -> checkTexts(value, names));
    }

    private String checked(Node node, Set<String> names) {
        var unknown = new TreeSet<>(Placeholders.names(node.text()));
        unknown.removeAll(names);
        for (var name : unknown) {
            faults.accept(new Fault(
                    node.at(),
                    "{{" + name + "}} is no named group of this rule's user-matches.",
                    "Use one of " + names + ", or name a group: (?P<" + name + ">…)."));
        }
        return node.text();
    }
}
