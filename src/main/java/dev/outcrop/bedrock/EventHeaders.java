package dev.outcrop.bedrock;

import java.io.ByteArrayOutputStream;
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

    /** Headers as bytes, each of the type that its Java type stands for. */
    static byte[] write(Map<String, ?> headers) {
        var out = new ByteArrayOutputStream();
        headers.forEach((name, value) -> {
            var bytes = utf8(name);
            out.write(bytes.length);
            out.writeBytes(bytes);
            write(value, out);
        });
        return out.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof String text) {
            sized(TEXT, utf8(text), out);
        } else if (value instanceof byte[] bytes) {
            sized(BYTES, bytes, out);
        } else if (value instanceof Boolean flag) {
            out.write(flag ? TRUE : FALSE);
        } else if (value instanceof Byte number) {
            number(BYTE, number, 1, out);
        } else if (value instanceof Short number) {
            number(SHORT, number, 2, out);
        } else if (value instanceof Integer number) {
            number(INTEGER, number, 4, out);
        } else if (value instanceof Long number) {
            number(LONG, number, 8, out);
        } else if (value instanceof Instant time) {
            number(TIMESTAMP, time.toEpochMilli(), 8, out);
        } else if (value instanceof UUID id) {
            number(UUID_TYPE, id.getMostSignificantBits(), 8, out);
            digits(id.getLeastSignificantBits(), 8, out);
        } else {
            throw new IllegalArgumentException("no type of header holds a " + value.getClass());
        }
    }

    private static void sized(int type, byte[] bytes, ByteArrayOutputStream out) {
        out.write(type);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(int type, long value, int bytes, ByteArrayOutputStream out) {
        out.write(type);
        digits(value, bytes, out);
    }

    private static void digits(long value, int bytes, ByteArrayOutputStream out) {
        for (var shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >> shift));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
