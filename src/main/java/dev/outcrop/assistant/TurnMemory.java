package dev.outcrop.assistant;

import dev.langchain4j.memory.ChatMemory;

/** The memory during one turn: what the turn adds is kept whole or not at all. */
public interface TurnMemory extends AutoCloseable {

    /** Names the talk for sticky choices such as a canary. */
    String session();

    /** The talk so far within its window, with this turn's messages added. */
    ChatMemory memory();

    /** Keeps the turn. Called once, when it succeeded. */
    void keep(Reply reply);

    /** Ends the turn; one that was not kept leaves no trace. */
    @Override
    void close();
}
