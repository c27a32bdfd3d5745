package dev.outcrop.prompt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it stands in a filled text: as it is, maps and collections as compact JSON. */
final class ValueText {

    /** Levels of maps and collections in a value; a value that holds itself has no end. */
    private static final int MAX_DEPTH = 64;

    /** Amounts with more zeros than this are written with an exponent, or one number could fill the memory. */
    private static final int MAX_SCALE = 40;

    private ValueText() {}

    static String of(Object value) {
        if (value instanceof BigDecimal amount) {
            return Math.abs(amount.scale()) <= MAX_SCALE ? amount.toPlainString() : amount.toString();
        }
        return value instanceof Map || value instanceof Collection ? json(value) : value.toString();
    }

    private static String json(Object value) {
        var out = new StringWriter();
        try (var json = new JsonFactory().createGenerator(out)) {
            write(json, value, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw OutcropException.input(
                    "A value is nested more than " + MAX_DEPTH + " levels deep.", "Give a value that is flatter.");
        }
        var seen = ValueReader.seen(value);
        if (seen instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue(), depth + 1);
            }
            json.writeEndObject();
        } else if (seen instanceof Collection<?> collection) {
            json.writeStartArray();
            for (var item : collection) {
                write(json, item, depth + 1);
            }
            json.writeEndArray();
        } else {
            writeScalar(json, seen);
        }
    }

    private static void writeScalar(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Number) {
            json.writeNumber(of(value));
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }
}
