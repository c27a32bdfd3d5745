package dev.outcrop.simulator.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Duration;

/**
 * A server that speaks OpenAI's chat completions, such as Ollama, llama.cpp or vLLM, and the model on it that answers.
 * Thread-safe.
 */
public final class Upstream {

    /** A local model may load for minutes before its first word. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Servers on a laptop want no key, and LangChain4j wants one. */
    private static final String NO_KEY = "none";

    private final URI address;
    private final String model;
    private final OpenAiStreamingChatModel chat;

    private Upstream(URI address, String model, OpenAiStreamingChatModel chat) {
        this.address = address;
        this.model = model;
        this.chat = chat;
    }

    /**
     * An upstream; nothing is sent before it is asked.
     *
     * @param address the base of its paths, such as {@code http://localhost:11434/v1}
     * @param key sent as a bearer token; empty where it wants none
     */
    public static Upstream at(URI address, String model, String key) {
        var chat = OpenAiStreamingChatModel.builder()
                .baseUrl(address.toString())
                .apiKey(key.isEmpty() ? NO_KEY : key)
                .modelName(model)
                .timeout(PATIENCE)
                .build();
        return new Upstream(address, model, chat);
    }

    /**
     * Asks what a request of Converse asks. What comes is taken from the call, on any thread.
     *
     * @throws UnfitException where the request holds what such a server cannot be told
     */
    public UpstreamCall ask(JsonNode converse) {
        var request = ChatRequest.builder()
                .messages(new ConverseMessages(converse).read())
                .parameters(ConverseParameters.of(converse))
                .build();
        var call = new UpstreamCall(address);
        chat.chat(request, call);
        return call;
    }

    /** The model and where it is, for people. */
    @Override
    public String toString() {
        return model + " at " + address;
    }
}
