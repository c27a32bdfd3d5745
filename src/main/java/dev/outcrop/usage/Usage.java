package dev.outcrop.usage;

import dev.outcrop.catalog.Prices;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and what they cost.
 *
 * @param costUsd null where a price or the tokens are not known
 */
public record Usage(Tokens tokens, @Nullable BigDecimal costUsd) {

    public Usage {
        costUsd = costUsd == null ? null : plain(costUsd);
    }

    public static final Usage NONE = new Usage(Tokens.NONE, BigDecimal.ZERO);

    /**
     * Prices tokens, exact to the last digit; a class of tokens that occurs and has no price makes the cost unknown.
     *
     * <p>A class of tokens that does not occur needs no price. Tokens that Bedrock did not report cost an unknown amount.
     */
    public static Usage priced(Tokens tokens, Prices prices) {
        if (!tokens.known()) {
            return new Usage(tokens, null);
        }
        var cost = BigDecimal.ZERO;
        for (var part : List.of(
                new Part(tokens.input(), prices.input()),
                new Part(tokens.output(), prices.output()),
                new Part(tokens.cacheRead(), prices.cacheRead()),
                new Part(tokens.cacheWrite(), prices.cacheWrite()))) {
            var partCost = part.costUsd();
            if (partCost == null) {
                return new Usage(tokens, null);
            }
            cost = cost.add(partCost);
        }
        return new Usage(tokens, cost);
    }

    public Usage plus(Usage other) {
        var sum = costUsd == null || other.costUsd == null ? null : costUsd.add(other.costUsd);
        return new Usage(tokens.plus(other.tokens), sum);
    }

    /** Without trailing zeros and exponents, so that equal amounts are equal and print alike. */
    private static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** One class of tokens with its price per million. */
    private record Part(long tokens, @Nullable BigDecimal price) {

        @Nullable
        BigDecimal costUsd() {
            if (tokens == 0) {
                return BigDecimal.ZERO;
            }
            return price == null
                    ? null
                    : price.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
        }
    }
}
