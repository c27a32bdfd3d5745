package dev.outcrop.session;

import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;

/** A named talk with one assistant. Thread-safe: turns run one after another. */
public interface Session {

    String id();

    /** Says something and waits for the answer; a turn that fails leaves no trace in memory. */
    Reply say(Question question);

    default Reply say(String text) {
        return say(Question.of(text));
    }

    /** Forgets the last turn; false where there is none. */
    boolean undo();
}
