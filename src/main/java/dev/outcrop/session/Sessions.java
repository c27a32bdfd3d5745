package dev.outcrop.session;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Memories;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.store.Database;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The talks of a project, kept in its store. Thread-safe; turns on one session run one after another. */
public final class Sessions implements Memories {

    private Sessions() {}

    /**
     * The talks of one project.
     *
     * @param database opened by the first session that is kept, so that a question without memory touches no file
     * @param windows the memory bounds of an assistant by name
     */
    public static Sessions of(Supplier<Database> database, Function<String, AssistantConfig.Memory> windows) {
        throw new UnsupportedOperationException("session");
    }

    /** A talk that the store keeps; begun by the first turn where there is none of this id. */
    public Session open(BuiltAssistant assistant, String id) {
        throw new UnsupportedOperationException("session");
    }

    /** A talk that is forgotten with the object. */
    public Session ephemeral(BuiltAssistant assistant) {
        throw new UnsupportedOperationException("session");
    }

    /** Kept talks, the latest first, at most {@code limit}. */
    public List<SessionSummary> list(int limit) {
        throw new UnsupportedOperationException("session");
    }

    /** The turns of kept talks with this id, one transcript an assistant; empty where there is none. */
    public List<Transcript> find(String id) {
        throw new UnsupportedOperationException("session");
    }

    /** Deletes a kept talk; false where there was none. */
    public boolean delete(String assistant, String id) {
        throw new UnsupportedOperationException("session");
    }

    @Override
    public TurnMemory begin(String assistant, Object memoryId) {
        throw new UnsupportedOperationException("session");
    }
}
