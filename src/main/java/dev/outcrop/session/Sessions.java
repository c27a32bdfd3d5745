package dev.outcrop.session;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Memories;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The talks of a project, kept in its store. Thread-safe; turns on one session run one after another.
 *
 * <p>A turn waits for the turn before it on the same session, in the order of asking; interrupting the thread that waits
 * cancels the turn. Two processes do not wait for each other: where both continue one session at the same time, the turn
 * that ends later is refused. A tool that speaks in the session which it was called from would wait for itself.
 */
public final class Sessions implements Memories {

    private final Supplier<Database> database;
    private final Function<String, AssistantConfig.Memory> windows;
    private final Clock clock;
    private final Turnstiles turnstiles = new Turnstiles();

    private Sessions(Supplier<Database> database, Function<String, AssistantConfig.Memory> windows, Clock clock) {
        this.database = database;
        this.windows = windows;
        this.clock = clock;
    }

    /**
     * The talks of one project.
     *
     * @param database asked whenever a kept session is used, and not before, so that a question without memory touches no
     *     file; it gives the same database each time, and whoever made it closes it
     * @param windows the memory bounds of an assistant by name
     */
    public static Sessions of(Supplier<Database> database, Function<String, AssistantConfig.Memory> windows) {
        return of(database, windows, Clock.systemUTC());
    }

    static Sessions of(Supplier<Database> database, Function<String, AssistantConfig.Memory> windows, Clock clock) {
        return new Sessions(database, windows, clock);
    }

    /**
     * A talk that the store keeps; begun by the first turn where there is none of this id.
     *
     * @throws dev.outcrop.error.OutcropException of kind input when the id is blank or longer than 256 characters
     */
    public Session open(BuiltAssistant assistant, String id) {
        return new Talk(id, assistant, notebook(assistant.name(), id));
    }

    /** A talk that is forgotten with the object; its id is made up. */
    public Session ephemeral(BuiltAssistant assistant) {
        var id = "ephemeral-%016x".formatted(ThreadLocalRandom.current().nextLong());
        var window = window(assistant.name());
        return new Talk(id, assistant, new EphemeralNotebook(new SessionKey(assistant.name(), id), window, clock));
    }

    /** Kept talks, the latest first, at most {@code limit}. */
    public List<SessionSummary> list(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of " + limit);
        }
        return new Archive(database.get()).list(limit);
    }

    /**
     * The kept talks with this id, one transcript an assistant; empty where there is none.
     *
     * <p>A transcript has the latest 10,000 turns, in order.
     */
    public List<Transcript> find(String id) {
        return new Archive(database.get()).find(id);
    }

    /** Deletes a kept talk once the turn under way in it has ended; false where there was none. */
    public boolean delete(String assistant, String id) {
        var key = new SessionKey(assistant, id);
        return turnstiles.alone(key, () -> new StoredTalks(database.get()).delete(key));
    }

    @Override
    public TurnMemory begin(String assistant, Object memoryId) {
        return notebook(assistant, memoryId.toString()).begin();
    }

    @Override
    public boolean forget(String assistant, Object memoryId) {
        return delete(assistant, memoryId.toString());
    }

    private Notebook notebook(String assistant, String id) {
        return new StoredNotebook(
                new SessionKey(assistant, id),
                () -> window(assistant),
                () -> new StoredTalks(database.get()),
                turnstiles,
                clock);
    }

    private Window window(String assistant) {
        return Window.of(windows.apply(assistant));
    }
}
