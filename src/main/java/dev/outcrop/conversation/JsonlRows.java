package dev.outcrop.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON object a line; empty lines do not count. Numbers keep the digits that they were written with. */
final class JsonlRows implements Rows {

    private static final ObjectReader OBJECT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(new TypeReference<Map<String, @Nullable Object>>() {});

    /** What the parser says to programmers. */
    private static final Pattern ADVICE = Pattern.compile(": (enable `|was expecting \\(JSON ).*$", Pattern.DOTALL);

    private final RowText text;
    private final StringBuilder row = new StringBuilder();
    private int number;

    JsonlRows(RowText text) {
        this.text = text;
    }

    @Override
    public @Nullable Row next() {
        while (text.peek() != RowText.END) {
            var line = text.line();
            readLine(line);
            if (!row.toString().isBlank()) {
                number++;
                return new Row(number, line, parse(line));
            }
        }
        return null;
    }

    private void readLine(int line) {
        row.setLength(0);
        for (var read = text.read(); read != '\n' && read != RowText.END; read = text.read()) {
            if (row.length() == MAX_ROW) {
                text.skipLine();
                throw text.tooLong(line);
            }
            row.append((char) read);
        }
    }

    private Map<String, Object> parse(int line) {
        try {
            Map<String, @Nullable Object> fields = OBJECT.readValue(row.toString());
            var given = new LinkedHashMap<String, Object>();
            fields.forEach((name, value) -> {
                if (value != null) {
                    given.put(name, value);
                }
            });
            return given;
        } catch (MismatchedInputException other) {
            throw text.fault(
                    line, "The row is not a JSON object.", "Write one object a line, such as {\"name\": \"Ada\"}.");
        } catch (JsonProcessingException broken) {
            var column = broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr();
            throw text.fault(
                    line,
                    column,
                    "The row is not JSON: "
                            + ADVICE.matcher(broken.getOriginalMessage()).replaceFirst("") + ".",
                    "Write one object a line, such as {\"name\": \"Ada\"}.");
        }
    }

    @Override
    public void close() {
        text.close();
    }
}
