package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model is sent during one turn: the system message, what was said before, and what this turn adds.
 * Thread-safe.
 *
 * <p>Nothing of it is kept by adding to it. The system message belongs to the turn, not to the talk.
 */
final class StagedMemory implements ChatMemory {

    private final String id;
    private final List<ChatMessage> earlier;
    private final List<ChatMessage> added = new ArrayList<>();
    private @Nullable SystemMessage system;

    StagedMemory(String id, List<ChatMessage> earlier) {
        this.id = id;
        this.earlier = List.copyOf(earlier);
    }

    @Override
    public Object id() {
        return id;
    }

    @Override
    public synchronized void add(ChatMessage message) {
        if (message instanceof SystemMessage instructions) {
            system = instructions;
        } else {
            added.add(message);
        }
    }

    /** A list of the caller's own, because LangChain4j changes what it is given. */
    @Override
    public synchronized List<ChatMessage> messages() {
        var all = new ArrayList<ChatMessage>();
        if (system != null) {
            all.add(system);
        }
        all.addAll(earlier);
        all.addAll(added);
        return all;
    }

    /** Refused: a turn adds to its talk, and what was kept is taken back by {@link Session#undo} or a deletion. */
    @Override
    public void clear() {
        throw new IllegalStateException("A turn cannot clear " + id + "; undo its turns or delete it instead.");
    }

    /** What this turn adds, in order, without the system message. */
    synchronized List<ChatMessage> added() {
        return List.copyOf(added);
    }
}
