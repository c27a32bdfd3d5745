package dev.outcrop.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.CorruptFrameException;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.bedrock.EventFrameDecoder;
import dev.outcrop.config.YamlText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An answer that came as a stream of events. */
record StreamedAnswer(Map<String, String> headers, List<RecordedEvent> events) implements RecordedAnswer {

    StreamedAnswer {
        headers = Map.copyOf(headers);
        events = List.copyOf(events);
    }

    /** Empty where the frames are damaged or hold something else than events of JSON. */
    static Optional<RecordedAnswer> of(Map<String, String> headers, List<Part> parts, Redaction redaction) {
        var decoder = new EventFrameDecoder(EventFrameDecoder.MAX_FRAME);
        var events = new ArrayList<Optional<RecordedEvent>>();
        try {
            for (var part : parts) {
                var at = TimeUnit.NANOSECONDS.toMillis(part.atNanos());
                decoder.decode(
                        ByteBuffer.wrap(part.bytes()),
                        frame -> events.add(
                                frame.eventType().flatMap(type -> RecordedEvent.of(at, type, frame.payload()))));
            }
        } catch (CorruptFrameException damaged) {
            return Optional.empty();
        }
        if (decoder.midFrame() || events.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var whole = events.stream().flatMap(Optional::stream).toList();
        return Optional.of(new StreamedAnswer(headers, clean(whole, redaction)));
    }

    private static List<RecordedEvent> clean(List<RecordedEvent> events, Redaction redaction) {
        List<JsonNode> data =
                redaction.events(events.stream().map(RecordedEvent::data).toList());
        var clean = new ArrayList<RecordedEvent>();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            clean.add(new RecordedEvent(event.atMs(), event.type(), data.get(i)));
        }
        return clean;
    }

    @Override
    public String contentType() {
        return EventFrame.CONTENT_TYPE;
    }

    @Override
    public List<Part> parts() {
        return events.stream()
                .map(event -> new Part(TimeUnit.MILLISECONDS.toNanos(event.atMs()), event.frame()))
                .toList();
    }

    @Override
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put(
                "events",
                events.stream()
                        .map(event -> new YamlText.OneLine(event.values()))
                        .toList());
        return values;
    }
}
