package dev.outcrop.prompt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values an input takes. Text, as a command line or a CSV file gives it, is read as the type that is wanted. */
enum InputType {
    STRING("a text") {
        @Override
        boolean fits(Object value) {
            return !(value instanceof Map || value instanceof Collection);
        }

        @Override
        Optional<Object> parse(String text) {
            return Optional.of(text);
        }
    },
    NUMBER("a number, such as 3.5") {
        @Override
        boolean fits(Object value) {
            return value instanceof Number;
        }

        @Override
        Optional<Object> parse(String text) {
            return whole(text).or(() -> decimal(text));
        }
    },
    INTEGER("a whole number, such as 3") {
        @Override
        boolean fits(Object value) {
            return value instanceof Long
                    || value instanceof Integer
                    || value instanceof Short
                    || value instanceof Byte
                    || value instanceof BigInteger;
        }

        @Override
        Optional<Object> parse(String text) {
            return whole(text);
        }
    },
    BOOLEAN("true or false") {
        @Override
        boolean fits(Object value) {
            return value instanceof Boolean;
        }

        @Override
        Optional<Object> parse(String text) {
            return text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
        }
    },
    ARRAY("a list, such as [\"one\", \"two\"]") {
        @Override
        boolean fits(Object value) {
            return value instanceof Collection;
        }

        @Override
        Optional<Object> parse(String text) {
            if (text.startsWith("[")) {
                return json(text, List.class);
            }
            return Optional.of(
                    text.isBlank()
                            ? List.of()
                            : Arrays.stream(text.split(",", -1))
                                    .map(String::strip)
                                    .toList());
        }
    },
    OBJECT("an object, such as {\"id\": \"1042\"}") {
        @Override
        boolean fits(Object value) {
            return value instanceof Map;
        }

        @Override
        Optional<Object> parse(String text) {
            return json(text, Map.class);
        }
    },
    ANY("any value") {
        @Override
        boolean fits(Object value) {
            return true;
        }

        @Override
        Optional<Object> parse(String text) {
            return Optional.of(text);
        }
    };

    /** Java's own reader takes hexadecimal, NaN and a final d too. */
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:[0-9]+\\.?|[0-9]*\\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?");

    private final String expected;

    InputType(String expected) {
        this.expected = expected;
    }

    /** The word of front matter, such as {@code string}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InputType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String[] words() {
        return Arrays.stream(values()).map(InputType::word).toArray(String[]::new);
    }

    /** What is wanted, as it follows "takes". */
    String expected() {
        return expected;
    }

    /** Whether the value is of this type as it stands. */
    abstract boolean fits(Object value);

    abstract Optional<Object> parse(String text);

    /** The value as this type; empty where it cannot be one. */
    Optional<Object> read(Object value) {
        var seen = ValueReader.seen(value);
        if (seen == null || fits(seen)) {
            return Optional.ofNullable(seen);
        }
        return seen instanceof String text ? parse(text.strip()) : Optional.empty();
    }

    private static Optional<Object> whole(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    private static Optional<Object> json(String text, Class<?> type) {
        try {
            return Optional.ofNullable(Json.READER.readValue(text, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Loaded with the first value that needs it. */
    private static final class Json {
        private static final ObjectMapper READER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(64)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
