package dev.outcrop.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The replies of one turn, one a model call.
 *
 * <p>Which call it is, is read off the request: how many answers the talk holds beyond those that it held at the turn's first
 * request. So a request that is sent again gets the same reply again.
 */
final class Script {

    private final List<ScriptedReply> replies;
    private final Map<String, Object> vars;
    private final AtomicInteger answersBefore = new AtomicInteger(Integer.MAX_VALUE);

    Script(List<ScriptedReply> replies, Map<String, Object> vars) {
        this.replies = List.copyOf(replies);
        this.vars = Map.copyOf(vars);
    }

    /** The reply to a model call of the turn; null where nothing fits. */
    @Nullable
    ScriptedReply reply(Asked.Talk talk) {
        var before = answersBefore.accumulateAndGet(talk.answers(), Math::min);
        // A memory that drops its oldest messages can hide answers; those since the user's words are counted anyway.
        return at(replies, Math.max(talk.answers() - before, talk.round()));
    }

    /** The entry for a call, the last one for all that follow; but a tool call is not repeated for ever. */
    static @Nullable ScriptedReply at(List<ScriptedReply> replies, int call) {
        if (call < replies.size()) {
            return replies.get(call);
        }
        if (replies.isEmpty()) {
            return null;
        }
        var last = replies.get(replies.size() - 1);
        return last.tool() == null ? last : null;
    }

    @Nullable
    Object value(String name) {
        return vars.get(name);
    }
}
