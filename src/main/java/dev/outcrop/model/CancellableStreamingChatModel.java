package dev.outcrop.model;

import dev.langchain4j.model.chat.StreamingChatModel;

/** A streaming chat model whose calls can be stopped before they have streamed anything. Thread-safe. */
public interface CancellableStreamingChatModel extends StreamingChatModel {

    /**
     * Ends the calls under way, each with its terminal callback of kind cancelled, and every later one at once.
     *
     * <p>LangChain4j hands out a handle with the first text only; this works while a call still waits for it.
     */
    void cancel();
}
