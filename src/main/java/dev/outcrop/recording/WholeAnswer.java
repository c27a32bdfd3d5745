package dev.outcrop.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An answer that came as one JSON document, so many milliseconds after the request. */
record WholeAnswer(Map<String, String> headers, long afterMs, JsonNode body) implements RecordedAnswer {

    WholeAnswer {
        headers = Map.copyOf(headers);
    }

    /** Empty where the body is no JSON object. */
    static Optional<RecordedAnswer> of(Map<String, String> headers, List<Part> parts, Redaction redaction) {
        var bytes = new ByteArrayOutputStream();
        parts.forEach(part -> bytes.writeBytes(part.bytes()));
        var after = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).atNanos();
        return Json.object(bytes.toByteArray())
                .map(body -> new WholeAnswer(headers, TimeUnit.NANOSECONDS.toMillis(after), redaction.json(body)));
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(TimeUnit.MILLISECONDS.toNanos(afterMs), Json.bytes(body)));
    }

    @Override
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("after-ms", afterMs);
        values.put("body", Json.value(body));
        return values;
    }
}
