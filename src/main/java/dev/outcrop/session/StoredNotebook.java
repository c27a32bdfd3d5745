package dev.outcrop.session;

import dev.outcrop.assistant.TurnMemory;
import java.time.Clock;
import java.util.function.Supplier;

/** The notes of a talk that the store keeps. */
record StoredNotebook(
        SessionKey key, Supplier<Window> window, Supplier<StoredTalks> talks, Turnstiles turnstiles, Clock clock)
        implements Notebook {

    @Override
    public TurnMemory begin() {
        var pass = turnstiles.enter(key);
        try {
            var size = window.get();
            var store = talks.get();
            var talk = store.recall(key, size.mostMessages());
            var memory = new StagedMemory(key.id(), size.fit(talk.turns()));
            return new TurnUnderWay(memory, pass, turn -> store.append(key, talk.mark(), turn), clock);
        } catch (RuntimeException | Error e) {
            pass.close();
            throw e;
        }
    }

    @Override
    public boolean undo() {
        return turnstiles.alone(key, () -> talks.get().undo(key));
    }
}
