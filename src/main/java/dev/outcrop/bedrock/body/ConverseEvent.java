package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One event of ConverseStream.
 *
 * @param type such as {@code contentBlockDelta}
 * @param payload the event's own members, not a copy
 */
public record ConverseEvent(String type, ObjectNode payload) {

    /** What a delta adds; missing for other events. */
    JsonNode delta() {
        return payload.path("delta");
    }
}
