package dev.outcrop.bedrock;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * One frame of an event stream: headers and a payload between two checksums.
 *
 * <p>Source: Smithy, Amazon Event Stream; the order of the headers as in recorded traffic. Immutable as long as the payload's
 * bytes are left alone.
 */
public final class EventFrame {

    /** The content type of a stream of frames. */
    public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    static final String EVENT_TYPE = ":event-type";
    static final String EXCEPTION_TYPE = ":exception-type";
    static final String MESSAGE_TYPE = ":message-type";

    /** Total length, length of the headers, checksum of both. */
    static final int PRELUDE = 12;

    static final int CHECKSUM = 4;

    private static final String JSON = "application/json";

    /** The headers of the events that streams are made of, written once. */
    private static final Map<String, byte[]> KNOWN_HEADERS = Stream.of(
                    "messageStart",
                    "contentBlockStart",
                    "contentBlockDelta",
                    "contentBlockStop",
                    "messageStop",
                    "metadata",
                    "chunk")
            .collect(Collectors.toUnmodifiableMap(type -> type, EventFrame::eventHeaders));

    private final Map<String, Object> headers;
    private final byte[] payload;

    EventFrame(Map<String, Object> headers, byte[] payload) {
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.payload = payload;
    }

    /** The values of the headers in their order: text as String, other types as the Java type that holds them. */
    public Map<String, Object> headers() {
        return headers;
    }

    /** The payload, not a copy. */
    public byte[] payload() {
        return payload;
    }

    /** The payload as UTF-8. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The event's name, such as {@code contentBlockDelta}; empty for exceptions and errors. */
    public Optional<String> eventType() {
        return Optional.ofNullable(headers.get(EVENT_TYPE)).map(Object::toString);
    }

    /** The exception's name, such as {@code throttlingException}; empty for events and errors. */
    public Optional<String> exceptionType() {
        return Optional.ofNullable(headers.get(EXCEPTION_TYPE)).map(Object::toString);
    }

    /** The frame as bytes: those that it was read from. */
    public byte[] bytes() {
        return encode(EventHeaders.write(headers), payload);
    }

    /** The bytes of an event. */
    public static byte[] event(String type, byte[] json) {
        var known = KNOWN_HEADERS.get(type);
        return encode(known == null ? eventHeaders(type) : known, json);
    }

    private static byte[] eventHeaders(String type) {
        return EventHeaders.write(named(EVENT_TYPE, type, "event"));
    }

    /** The bytes of an exception in the middle of a stream; its payload holds the message alone. */
    public static byte[] exception(BedrockError error, String message) {
        var json =
                "{\"message\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}";
        return encode(
                EventHeaders.write(named(EXCEPTION_TYPE, error.event(), "exception")),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> named(String header, String type, String messageType) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(header, type);
        headers.put(":content-type", JSON);
        headers.put(MESSAGE_TYPE, messageType);
        return headers;
    }

    private static byte[] encode(byte[] headers, byte[] payload) {
        var frame = new byte[PRELUDE + headers.length + payload.length + CHECKSUM];
        var out = ByteBuffer.wrap(frame);
        out.putInt(frame.length).putInt(headers.length).putInt(checksum(frame, PRELUDE - CHECKSUM));
        out.put(headers).put(payload).putInt(checksum(frame, frame.length - CHECKSUM));
        return frame;
    }

    /** The CRC-32 of the first bytes. */
    static int checksum(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
