package dev.outcrop.simulator;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything the simulator can say: a turn's script comes first, then the first rule that matches, then the plain answer. */
final class Repertoire {

    private final Scripts scripts;
    private final Rules rules;

    Repertoire(Scripts scripts, Rules rules) {
        this.scripts = scripts;
        this.rules = rules;
    }

    /** What is said to a request. */
    Spoken answer(Asked asked) {
        return Spoken.of(reply(asked), asked);
    }

    private ScriptedReply reply(Asked asked) {
        var script = scripts.of(asked);
        var scripted = script == null ? null : script.reply(asked.talk());
        if (script != null && scripted != null) {
            return filled(scripted, asked, script::value);
        }
        for (var rule : rules.all()) {
            var match = rule.match(asked);
            var reply = match == null
                    ? null
                    : Script.at(rule.replies(), asked.talk().round());
            if (match != null && reply != null) {
                return filled(reply, asked, match::get);
            }
        }
        return PlainAnswer.to(asked);
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
