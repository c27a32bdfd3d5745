package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes the chunks of one streamed answer of the events of ConverseStream. Not thread-safe. */
public interface ChunkWriter {

    /**
     * The chunks that the next event makes, of which the last one carries it and those before had to come first; none where
     * the provider's form has no chunk for it.
     */
    List<ObjectNode> write(ConverseEvent event);
}
