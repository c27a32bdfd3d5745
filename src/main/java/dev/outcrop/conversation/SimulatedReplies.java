package dev.outcrop.conversation;

import dev.outcrop.conversation.Outcome.Subject;
import java.util.List;
import java.util.Map;

/**
 * What the backends hear that answer without a model: which conversation begins, and the scripted replies of each turn before
 * it is asked. Thread-safe.
 */
public interface SimulatedReplies {

    /** For backends that answer by themselves. */
    SimulatedReplies IGNORED = new SimulatedReplies() {
        @Override
        public void expect(String turnKey, List<SimulatedReply> replies, Map<String, Object> vars) {
            // Bedrock and recordings need no script.
        }

        @Override
        public void forget(String turnKey) {
            // Nothing was kept.
        }
    };

    /**
     * A conversation begins.
     *
     * @param key what the keys of its turns begin with, behind which there follow {@code /} and the number of the turn
     */
    default void enter(String key, Subject subject) {}

    /** It has ended, with everything that was asked about it. */
    default void leave(String key) {}

    /**
     * Lays the replies of one turn ready.
     *
     * @param turnKey what the turn's requests will carry in their metadata
     * @param replies one a model call of the turn, in order; never empty
     * @param vars values for placeholders in the replies
     */
    void expect(String turnKey, List<SimulatedReply> replies, Map<String, Object> vars);

    /** Drops what is left of a turn's replies. */
    void forget(String turnKey);
}
