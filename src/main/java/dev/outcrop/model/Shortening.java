package dev.outcrop.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.Optional;

/** What is left out of a request that was larger than the model's window, before it is sent once more. */
@FunctionalInterface
public interface Shortening {

    /** Nothing is left out, and the failure stands. */
    Shortening NONE = (request, excess) -> Optional.empty();

    /**
     * A shorter request; empty where nothing can be left out of this one.
     *
     * @param excess by how much it was too large; empty where Bedrock did not say
     */
    Optional<ChatRequest> shorten(ChatRequest request, Optional<Excess> excess);

    /** Tokens that were sent, and how many the model takes at most, by Bedrock's own count. */
    record Excess(long sent, long most) {}
}
