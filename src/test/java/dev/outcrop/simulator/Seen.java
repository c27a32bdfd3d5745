package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.bedrock.EventFrameDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came back for one request, as the wire showed it.
 *
 * @param status 0 where no head came
 * @param headers names in lower case
 * @param body a character for each byte
 */
record Seen(int status, Map<String, String> headers, String body, End end) {

    static Seen of(int status, Map<String, String> headers, byte[] body, End end) {
        return new Seen(status, headers, new String(body, StandardCharsets.ISO_8859_1), end);
    }

    /** How it ended. */
    enum End {
        /** The body was whole by the rules of HTTP. */
        WHOLE,
        /** The connection was reset. */
        RESET,
        /** HTTP/2's RST_STREAM came, and the connection stayed. */
        RST_STREAM,
        /** The connection was closed before the body was whole. */
        CLOSED,
        /** Nothing more came, and the connection stayed open. */
        SILENCE
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Status, frames and end: {@code 200 messageStart +one RESET}; a wrong frame is {@code ?}, one that was cut {@code /}. */
    String stream() {
        var shown = new ArrayList<String>();
        shown.add(Integer.toString(status));
        var bytes = ByteBuffer.wrap(bytes());
        while (bytes.hasRemaining()) {
            var length = bytes.remaining() < 4 ? Integer.MAX_VALUE : bytes.getInt(bytes.position());
            if (length > bytes.remaining()) {
                shown.add("/");
                break;
            }
            shown.add(frame(bytes.slice(bytes.position(), length)));
            bytes.position(bytes.position() + length);
        }
        shown.add(end.name());
        return String.join(" ", shown);
    }

    private static String frame(ByteBuffer bytes) {
        List<EventFrame> frames = new ArrayList<>();
        try {
            new EventFrameDecoder(EventFrameDecoder.MAX_FRAME).decode(bytes, frames::add);
        } catch (IOException wrongChecksum) {
            return "?";
        }
        var frame = frames.get(0);
        var type = frame.eventType().orElse("!" + frame.exceptionType().orElse("?"));
        try {
            var json = Json.read(frame.payload());
            var text = json.at("/delta/text");
            return text.isTextual() ? "+" + shortened(text.textValue().strip()) : type;
        } catch (JsonProcessingException notJson) {
            return type + ":" + frame.text();
        }
    }

    private static String shortened(String text) {
        return text.length() < 100 ? text : text.length() + "x";
    }
}
