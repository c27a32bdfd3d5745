package dev.outcrop.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.EventFrame;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a stream.
 *
 * @param atMs after the request
 * @param type such as {@code contentBlockDelta}; {@code chunk} for all events of InvokeModel's stream
 * @param data its payload without the padding {@code p}; of a chunk the JSON that its bytes hold
 */
record RecordedEvent(long atMs, String type, JsonNode data) {

    private static final String CHUNK = "chunk";
    private static final String BYTES = "bytes";

    /** Letters at random with which Bedrock hides how long an event is. */
    private static final String PADDING = "p";

    /** Empty where the payload is not JSON. */
    static Optional<RecordedEvent> of(long atMs, String type, byte[] payload) {
        return Json.object(payload)
                .flatMap(json -> type.equals(CHUNK) && json.has(BYTES) ? chunk(json) : Optional.of(unpadded(json)))
                .map(data -> new RecordedEvent(atMs, type, data));
    }

    private static ObjectNode unpadded(ObjectNode json) {
        json.remove(PADDING);
        return json;
    }

    private static Optional<ObjectNode> chunk(ObjectNode json) {
        try {
            return Json.object(Base64.getDecoder().decode(json.path(BYTES).asText()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    byte[] frame() {
        var payload = Json.bytes(data);
        if (!type.equals(CHUNK)) {
            return EventFrame.event(type, payload);
        }
        var chunk = Json.NODES.objectNode().put(BYTES, Base64.getEncoder().encodeToString(payload));
        return EventFrame.event(type, Json.bytes(chunk));
    }

    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("at-ms", atMs);
        values.put("event", type);
        values.put("data", Json.value(data));
        return values;
    }
}
