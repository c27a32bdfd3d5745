package dev.outcrop.session;

import dev.outcrop.assistant.TurnMemory;

/** Where the turns of one talk are noted. Thread-safe; one at a time is let in. */
interface Notebook {

    /** Waits for the turn before, then begins one. */
    TurnMemory begin();

    /** Waits for the turn before, then takes out the last one noted; false where there is none. */
    boolean undo();
}
