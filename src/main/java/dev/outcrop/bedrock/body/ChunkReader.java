package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes the events of ConverseStream of the chunks of one streamed answer. Not thread-safe. */
public interface ChunkReader {

    /**
     * The events that the next chunk brings; none where it is of a kind that is not known, or brings nothing yet.
     *
     * @throws UnreadableBodyException where it is not in the provider's form, or not at its place
     */
    List<ConverseEvent> read(ObjectNode chunk);
}
