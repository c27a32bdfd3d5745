package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One provider's body of InvokeModel, written and read both ways: a client and a server share it.
 *
 * <p>It is translated from and to Converse's own JSON, whose request here also carries {@code modelId}. Nothing of the trees
 * that it is given is changed. A new one is a file and a line of {@link ProviderBodies#ALL}. Thread-safe.
 */
public interface ProviderBody {

    /** The word for it in outcrop.yaml, such as {@code llama}. */
    String word();

    /** Whose it is, as messages name it, such as {@code Meta Llama}. */
    String provider();

    /** Whether a foundation model speaks it, by an id such as {@code meta.llama3-3-70b-instruct-v1:0}. */
    boolean speaks(String foundation);

    /** Whether it has a place for a JSON Schema that the answer is bound to. */
    default boolean bindsToSchemas() {
        return false;
    }

    /** What a request has to look like. */
    BodyShape shape();

    /** Whether a request is one of these, where no model id tells whose it is. */
    default boolean recognises(ObjectNode body) {
        return shape().fault(body).isEmpty();
    }

    /**
     * A request in the provider's form.
     *
     * @throws UnsupportedRequestException where it asks what the form has no place for
     */
    ObjectNode requestToProvider(ObjectNode converse);

    /** The same for an answer that is to be streamed. */
    default ObjectNode streamRequestToProvider(ObjectNode converse) {
        return requestToProvider(converse);
    }

    /**
     * A request in the provider's form as Converse's; members that Converse does not have are its additional fields.
     *
     * @param body has the {@link #shape}
     * @throws UnreadableBodyException where something within it cannot be read
     */
    ObjectNode requestFromProvider(ObjectNode body);

    /**
     * An answer in the provider's form as Converse's, with what it says itself of tokens.
     *
     * @throws UnreadableBodyException where it is not in that form
     */
    ObjectNode replyFromProvider(ObjectNode reply, ObjectNode converse);

    /** An answer of Converse in the provider's form. */
    ObjectNode replyToProvider(ObjectNode reply, ObjectNode converse);

    /** Reads the chunks of one streamed answer to the request. */
    ChunkReader reader(ObjectNode converse);

    /**
     * Writes the chunks of one streamed answer to the request.
     *
     * @param inputTokens what the request counts, which some providers tell where a stream begins
     */
    ChunkWriter writer(ObjectNode converse, int inputTokens);
}
