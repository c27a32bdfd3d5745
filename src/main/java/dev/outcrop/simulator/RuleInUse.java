package dev.outcrop.simulator;

import dev.outcrop.simulator.fault.PlannedFault;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A rule of one server, which counts how many requests its fault has met. Thread-safe. */
final class RuleInUse {

    private final Rule rule;
    private final AtomicInteger met = new AtomicInteger();

    RuleInUse(Rule rule) {
        this.rule = rule;
    }

    /** The named groups of the match; null where the rule is not for this request. */
    @Nullable
    Map<String, String> match(Asked asked) {
        return rule.match(asked);
    }

    /** What goes wrong with this request, one that matches; null where nothing does, or no longer. */
    @Nullable
    PlannedFault fault() {
        var fault = rule.fault();
        if (fault == null || fault.times() == PlannedFault.ALWAYS) {
            return fault;
        }
        return met.getAndUpdate(count -> Math.min(count + 1, fault.times())) < fault.times() ? fault : null;
    }

    /** The reply to a model call of the turn; null where the rule has none for it. */
    @Nullable
    ScriptedReply reply(Asked asked) {
        return Script.at(rule.replies(), asked.talk().round());
    }
}
