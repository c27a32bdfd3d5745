package dev.outcrop.simulator;

import com.google.re2j.Pattern;
import dev.outcrop.simulator.fault.PlannedFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule: requests that it is for, and what they are answered. Immutable.
 *
 * @param replies one a model call; empty where it only has a fault
 * @param fault what goes wrong with the answer; null where nothing does
 */
record Rule(
        When when, List<ScriptedReply> replies, @Nullable PlannedFault fault) {

    Rule {
        replies = List.copyOf(replies);
    }

    /** The named groups of the match; null where the rule is not for this request. */
    @Nullable
    Map<String, String> match(Asked asked) {
        return when.match(asked);
    }

    /** What a request has to meet; a part that is null is always met. */
    record When(
            @Nullable Pattern model,
            @Nullable String userContains,
            @Nullable Pattern userMatches,
            @Nullable String systemContains,
            @Nullable String toolResultContains) {

        @Nullable
        Map<String, String> match(Asked asked) {
            var talk = asked.talk();
            var met = (model == null || model.matches(asked.modelId()))
                    && holds(talk.user(), userContains)
                    && holds(talk.system(), systemContains)
                    && (toolResultContains == null
                            || (talk.result() != null && holds(talk.result().text(), toolResultContains)));
            if (!met || userMatches == null) {
                return met ? Map.of() : null;
            }
            var matcher = userMatches.matcher(talk.user());
            return matcher.find() ? groups(matcher) : null;
        }

        private static boolean holds(String text, @Nullable String part) {
            return part == null || text.contains(part);
        }

        private Map<String, String> groups(com.google.re2j.Matcher matcher) {
            var groups = new HashMap<String, String>();
            for (var name : matcher.pattern().namedGroups().keySet()) {
                var value = matcher.group(name);
                groups.put(name, value == null ? "" : value);
            }
            return groups;
        }
    }
}
