package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A text, number, flag or null.
 *
 * @param text the text as it counts
 * @param written the text as it stands in the file, where the environment filled a part of it; else null
 * @param isFilled whether the environment gave the whole of it
 */
record ScalarNode(
        Place at, Kind kind, String text, @Nullable String written, boolean isFilled) implements UntypedNode {

    @Override
    public long integer() {
        if (kind != Kind.INTEGER) {
            throw not("a whole number");
        }
        return CoreSchema.integer(text);
    }

    @Override
    public double number() {
        return switch (kind) {
            case INTEGER -> integer();
            case NUMBER -> CoreSchema.number(text);
            default -> throw not("a number");
        };
    }

    @Override
    public BigDecimal decimal() {
        // Through a double on purpose: an exponent of nine digits would make later sums endless.
        return kind == Kind.INTEGER ? BigDecimal.valueOf(integer()) : BigDecimal.valueOf(number());
    }

    @Override
    public boolean flag() {
        if (kind != Kind.FLAG) {
            throw not("true or false");
        }
        return text.charAt(0) == 't' || text.charAt(0) == 'T';
    }

    @Override
    public Duration duration() {
        return DurationText.parse(text).orElseThrow(() -> not("a span of time"));
    }

    @Override
    public boolean isAsWritten() {
        return written == null;
    }

    @Override
    public String quoted() {
        return Quoted.of(written == null ? text : written);
    }

    @Override
    public String shown() {
        if (written != null) {
            return "what the environment gives for " + quoted();
        }
        return switch (kind) {
            case NULL -> "empty";
            case INTEGER, NUMBER -> "the number " + shortened();
            case FLAG -> "the flag " + text;
            default -> "the text " + quoted();
        };
    }

    @Override
    public @Nullable Object value() {
        return switch (kind) {
            case NULL -> null;
            case INTEGER -> integer();
            case NUMBER -> number();
            case FLAG -> flag();
            default -> text;
        };
    }

    private String shortened() {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
