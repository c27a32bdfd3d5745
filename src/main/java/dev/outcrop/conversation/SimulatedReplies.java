package dev.outcrop.conversation;

import java.util.List;
import java.util.Map;

/** Where the scripted replies of a turn are laid ready, before the turn is asked. Thread-safe. */
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
