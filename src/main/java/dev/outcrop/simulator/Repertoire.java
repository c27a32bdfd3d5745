package dev.outcrop.simulator;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the simulator can say and do: a turn's script comes first, then the first rule that has something for the
 * request, then the plain answer. What goes wrong is the rule's to say, also with a reply of a script.
 */
final class Repertoire {

    private final Scripts scripts;
    private final List<RuleInUse> rules;

    Repertoire(Scripts scripts, Rules rules) {
        this.scripts = scripts;
        this.rules = rules.all().stream().map(RuleInUse::new).toList();
    }

    /** What is done about a request: what it has for it, else the plain answer. */
    Reaction reaction(Asked asked) {
        var prepared = prepared(asked);
        return prepared == null ? new Reaction(Spoken.of(PlainAnswer.to(asked), asked), null) : prepared;
    }

    /** What it has for a request; null where only the plain answer is left. */
    @Nullable
    Reaction prepared(Asked asked) {
        var scripted = scripted(asked);
        for (var rule : rules) {
            var match = rule.match(asked);
            var fault = match == null ? null : rule.fault();
            var reply = match == null ? null : rule.reply(asked);
            if (match != null && (fault != null || reply != null)) {
                var ruled = reply == null ? PlainAnswer.to(asked) : filled(reply, asked, match::get);
                return new Reaction(Spoken.of(scripted == null ? ruled : scripted, asked), fault);
            }
        }
        return scripted == null ? null : new Reaction(Spoken.of(scripted, asked), null);
    }

    private @Nullable ScriptedReply scripted(Asked asked) {
        var script = scripts.of(asked);
        var reply = script == null ? null : script.reply(asked.talk());
        return script == null || reply == null ? null : filled(reply, asked, script::value);
    }

    private static ScriptedReply filled(ScriptedReply reply, Asked asked, Function<String, @Nullable Object> vars) {
        var result = asked.talk().result();
        var placeholders = new Placeholders(name -> {
            if (name.equals(ScriptedReply.TOOL_RESULT)) {
                return result == null ? null : result.content();
            }
            return vars.apply(name);
        });
        return reply.filled(placeholders);
    }
}
