package dev.outcrop.bedrock;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The headers of a frame as bytes: name length, name, type, value. Source: Smithy, Amazon Event Stream, headers. */
final class EventHeaders {

    private static final int TRUE = 0;
    private static final int FALSE = 1;
    private static final int BYTE = 2;
    private static final int SHORT = 3;
    private static final int INTEGER = 4;
    private static final int LONG = 5;
    private static final int BYTES = 6;
    private static final int TEXT = 7;
    private static final int TIMESTAMP = 8;
    private static final int UUID_TYPE = 9;

    private EventHeaders() {}

    /** The values of all headers in their order, each as the Java type that holds it. */
    static Map<String, Object> read(ByteBuffer in) throws CorruptFrameException {
        var headers = new LinkedHashMap<String, Object>();
        try {
            while (in.hasRemaining()) {
                var name = text(in, Byte.toUnsignedInt(in.get()));
                if (headers.put(name, value(name, in)) != null) {
                    throw new CorruptFrameException("header \"" + name + "\" appears twice");
                }
            }
        } catch (BufferUnderflowException e) {
            throw new CorruptFrameException("a header is longer than the frame's headers");
        }
        return headers;
    }

    private static Object value(String name, ByteBuffer in) throws CorruptFrameException {
        var type = in.get();
        return switch (type) {
            case TRUE -> true;
            case FALSE -> false;
            case BYTE -> in.get();
            case SHORT -> in.getShort();
            case INTEGER -> in.getInt();
            case LONG -> in.getLong();
            case BYTES -> bytes(in, Short.toUnsignedInt(in.getShort()));
            case TEXT -> text(in, Short.toUnsignedInt(in.getShort()));
            case TIMESTAMP -> Instant.ofEpochMilli(in.getLong());
            case UUID_TYPE -> new UUID(in.getLong(), in.getLong());
            default -> throw new CorruptFrameException("header \"" + name + "\" has the unknown type " + type);
        };
    }

    private static String text(ByteBuffer in, int length) {
        return new String(bytes(in, length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Writes text headers, the only kind that Bedrock sends. */
    static byte[] write(Map<String, String> headers) {
        var size = 0;
        for (var header : headers.entrySet()) {
            size += 4 + utf8(header.getKey()).length + utf8(header.getValue()).length;
        }
        var out = ByteBuffer.allocate(size);
        headers.forEach((name, value) -> {
            var nameBytes = utf8(name);
            var valueBytes = utf8(value);
            out.put((byte) nameBytes.length).put(nameBytes);
            out.put((byte) TEXT).putShort((short) valueBytes.length).put(valueBytes);
        });
        return out.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
