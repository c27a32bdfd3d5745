package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.attachment.Allowance;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The notes of a talk that ends with the program. */
final class EphemeralNotebook implements Notebook {

    private final SessionKey key;
    private final Window window;
    private final Clock clock;
    private final Turnstiles turnstiles = new Turnstiles();
    /** The newest first; at most as many turns as the window has messages, so that it is still full after undoing some;
     * of attachments what one request may have. */
    private final Deque<List<ChatMessage>> turns = new ArrayDeque<>();

    EphemeralNotebook(SessionKey key, Window window, Clock clock) {
        this.key = key;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public TurnMemory begin() {
        var pass = turnstiles.enter(key);
        return new TurnUnderWay(new StagedMemory(key.id(), window.fit(latest())), pass, this::note, clock);
    }

    @Override
    public boolean undo() {
        return turnstiles.alone(key, this::tearOut);
    }

    private synchronized List<List<ChatMessage>> latest() {
        return new ArrayList<>(turns);
    }

    private synchronized void note(KeptTurn turn) {
        turns.addFirst(turn.messages());
        if (turns.size() > window.mostMessages()) {
            turns.removeLast();
        }
        var allowance = new Allowance();
        var latest = turns.stream().map(allowance::of).toList();
        turns.clear();
        turns.addAll(latest);
    }

    private synchronized boolean tearOut() {
        return turns.pollFirst() != null;
    }
}
