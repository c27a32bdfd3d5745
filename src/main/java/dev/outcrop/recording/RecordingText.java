package dev.outcrop.recording;

import dev.outcrop.config.YamlText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes recordings as they stand in their files. */
final class RecordingText {

    private RecordingText() {}

    /**
     * A file.
     *
     * @param conversation empty for recordings of nobody's script
     * @param entries texts of {@link #entry}
     */
    static String file(String conversation, Collection<String> entries) {
        var head = conversation.isEmpty() ? "" : YamlText.of(Map.of("conversation", conversation));
        return head + "exchanges:" + (entries.isEmpty() ? " []\n" : "\n")
                + entries.stream().collect(Collectors.joining());
    }

    /** One recording as an item of a list. */
    static String entry(Recording recording) {
        var values = new LinkedHashMap<String, Object>();
        var origin = recording.origin();
        var occasion = origin.occasion();
        put(values, "turn", occasion.turn(), 0);
        put(values, "row", occasion.row(), 0);
        put(values, "attempt", occasion.attempt(), 1);
        put(values, "recorded", origin.recorded(), "");
        put(values, "source", origin.source(), "");
        put(values, "request-id", origin.requestId(), "");
        values.put("operation", recording.request().operation());
        values.put("model", recording.request().model());
        values.put("request", Json.value(recording.request().body()));
        var answer = new LinkedHashMap<String, Object>();
        if (!recording.answer().headers().isEmpty()) {
            answer.put("headers", new TreeMap<>(recording.answer().headers()));
        }
        answer.putAll(recording.answer().values());
        values.put("answer", answer);
        return YamlText.of(List.of(values));
    }

    private static void put(Map<String, Object> values, String key, Object value, Object usual) {
        if (!value.equals(usual)) {
            values.put(key, value);
        }
    }
}
