package dev.outcrop.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The scripted turns by key, at most 100,000 at a time. Thread-safe. */
final class Scripts {

    static final int MAX_TURNS = 100_000;

    private final Map<String, Script> byTurn = new ConcurrentHashMap<>();

    void put(String turn, List<ScriptedReply> replies, Map<String, Object> vars) {
        if (byTurn.size() >= MAX_TURNS && !byTurn.containsKey(turn)) {
            throw new IllegalStateException(MAX_TURNS + " turns are scripted: forget those that are over");
        }
        byTurn.put(turn, new Script(replies, vars));
    }

    void remove(String turn) {
        byTurn.remove(turn);
    }

    @Nullable
    Script of(Asked asked) {
        return asked.turn() == null ? null : byTurn.get(asked.turn());
    }
}
