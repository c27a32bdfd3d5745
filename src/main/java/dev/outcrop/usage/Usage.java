package dev.outcrop.usage;

import dev.outcrop.catalog.Prices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and what they cost.
 *
 * @param costUsd null where a price or the tokens are not known
 */
public record Usage(Tokens tokens, @Nullable BigDecimal costUsd) {

    public static final Usage NONE = new Usage(Tokens.NONE, BigDecimal.ZERO);

    /** Prices tokens; a class of tokens that occurs and has no price makes the cost unknown. */
    public static Usage priced(Tokens tokens, Prices prices) {
        throw new UnsupportedOperationException("usage");
    }

    public Usage plus(Usage other) {
        var sum = costUsd == null || other.costUsd == null ? null : costUsd.add(other.costUsd);
        return new Usage(tokens.plus(other.tokens), sum);
    }
}
