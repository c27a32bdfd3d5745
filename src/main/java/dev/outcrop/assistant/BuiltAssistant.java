package dev.outcrop.assistant;

import java.util.List;

/** An assistant that was checked and can answer. Thread-safe. */
public interface BuiltAssistant {

    String name();

    /** The names of its methods; one, {@code say}, for a prompt alone. */
    List<String> methods();

    /** The inputs that a question has to bring under {@code vars} or as its text, for help and errors. */
    List<String> inputs();

    /** Every name that a question can give a value for under {@code vars}; others are left alone. */
    default List<String> variables() {
        return inputs();
    }

    /**
     * Answers one question; blocks until the answer is whole. Interrupting the thread cancels the call.
     *
     * @param memory what was said before and where this turn is kept; null for a question without memory
     * @throws dev.outcrop.error.CallException when the model could not answer
     * @throws dev.outcrop.error.OutcropException of kind input when the question does not fit the assistant
     */
    Reply answer(Question question, @org.jspecify.annotations.Nullable TurnMemory memory);

    /**
     * The declared interface itself, for application code. Methods with {@code @MemoryId} keep their talk through {@link
     * Memories}.
     */
    <T> T as(Class<T> type);
}
