package dev.outcrop.report;

import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: {@code 1,234}, {@code $0.000636}, {@code 1.43 s}. */
public final class Figures {

    private Figures() {}

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun: {@code 1 turn}, {@code 2 turns}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** US dollars: cents from one dollar on, three significant digits below; {@code $?} where the price is not known. */
    public static String money(@Nullable BigDecimal usd) {
        if (usd == null) {
            return "$?";
        }
        if (usd.signum() == 0) {
            return "$0";
        }
        if (usd.abs().compareTo(BigDecimal.ONE) >= 0) {
            return String.format(Locale.ROOT, "$%,.2f", usd.setScale(2, RoundingMode.HALF_UP));
        }
        return "$"
                + usd.round(new MathContext(3, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Milliseconds below a second, then seconds, then minutes. */
    public static String time(Duration time) {
        var millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** {@code 1,234 tokens in, 56 out}, with {@code at least} where Bedrock did not count them all. */
    public static String tokens(Tokens tokens) {
        var cached = tokens.cacheRead() + tokens.cacheWrite();
        return (tokens.known() ? "" : "at least ")
                + count(tokens.input() + cached)
                + " tokens in"
                + (cached == 0 ? "" : " (" + count(tokens.cacheRead()) + " from the cache)")
                + ", "
                + count(tokens.output())
                + " out";
    }

    /** Tokens and money on one line. */
    public static String usage(Usage usage) {
        return tokens(usage.tokens()) + " · " + money(usage.costUsd());
    }
}
