package dev.outcrop.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded answer as it goes over the wire again.
 *
 * @param headers with the recorded request id, where there is one
 */
public record Playback(Map<String, String> headers, List<Part> parts) {

    public Playback {
        headers = Map.copyOf(headers);
        parts = List.copyOf(parts);
    }

    static Playback of(Recording recording) {
        var headers = new LinkedHashMap<>(recording.answer().headers());
        headers.put("Content-Type", recording.answer().contentType());
        if (!recording.origin().requestId().isEmpty()) {
            headers.put("x-amzn-RequestId", recording.origin().requestId());
        }
        return new Playback(headers, recording.answer().parts());
    }
}
