package dev.outcrop.assistant;

/** Where assistants find what was said before. Thread-safe. */
public interface Memories {

    /**
     * Begins a turn; waits until the turn before it on the same memory has ended.
     *
     * @param assistant the assistant's name
     * @param memoryId the value of {@code @MemoryId}; its text names the session
     */
    TurnMemory begin(String assistant, Object memoryId);

    /** Forgets everything that was said; false where there was nothing. */
    boolean forget(String assistant, Object memoryId);
}
