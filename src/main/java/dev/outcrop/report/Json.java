package dev.outcrop.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Maps, lists and scalars as JSON; money in plain digits. */
public final class Json {

    private static final ObjectWriter COMPACT = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build()
            .writer();

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");

    private Json() {}

    /** On one line. */
    public static String compact(@Nullable Object value) {
        return write(COMPACT, value);
    }

    /** Indented by two, lines ended by {@code \n} on every system. */
    public static String pretty(@Nullable Object value) {
        return write(indented(), value);
    }

    /** A generator of indented JSON for what is too long for one value. */
    static JsonGenerator generator(Writer out) throws IOException {
        return indented().createGenerator(out);
    }

    private static ObjectWriter indented() {
        var lines = new DefaultIndenter("  ", "\n");
        return COMPACT.with(
                new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(lines).withArrayIndenter(lines));
    }

    private static String write(ObjectWriter writer, @Nullable Object value) {
        var text = new StringWriter();
        try {
            writer.writeValue(text, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
