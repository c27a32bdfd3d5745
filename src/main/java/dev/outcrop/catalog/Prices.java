package dev.outcrop.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * US dollars per million tokens, per class of token; null where the price is not known, which is never zero.
 *
 * <p>Bedrock's input tokens do not include cached ones, so each class is priced apart.
 */
public record Prices(
        @Nullable BigDecimal input,
        @Nullable BigDecimal output,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite) {

    public static final Prices UNKNOWN = new Prices(null, null, null, null);
}
