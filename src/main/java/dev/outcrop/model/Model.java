package dev.outcrop.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.usage.ModelRef;
import java.util.Optional;

/** One configured model version, and LangChain4j chat models on it. Thread-safe. */
public interface Model {

    ModelRef ref();

    /** What the catalogue and outcrop.yaml know of it. */
    Optional<ModelCard> card();

    /**
     * A chat model for the calls of one turn. Its failures are {@link dev.outcrop.error.CallException}s.
     *
     * <p>Interrupting the calling thread cancels the request.
     */
    ChatModel chat(CallContext context);

    /** The same for a streamed answer: exactly one terminal callback, never on an event loop's thread. */
    CancellableStreamingChatModel streaming(CallContext context);
}
