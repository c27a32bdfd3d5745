package dev.outcrop.catalog;

import dev.outcrop.config.ModelConfig.Overrides;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What outcrop.yaml knows better than the catalogue, laid over a card. */
final class Overlay {

    private static final Overrides NOTHING = new Overrides(null, null, null, null, null, null);

    private Overlay() {}

    static boolean isEmpty(Overrides overrides) {
        return overrides.equals(NOTHING);
    }

    static ModelCard over(ModelCard card, Overrides overrides) {
        return new ModelCard(
                card.id(),
                card.name(),
                card.provider(),
                limits(card.limits(), overrides),
                card.abilities(),
                prices(card.prices(), overrides),
                card.lifeCycle(),
                source(card.source()));
    }

    private static ModelCard.Limits limits(ModelCard.Limits known, Overrides overrides) {
        var window = overrides.window();
        var maxOutput = overrides.maxOutput();
        return new ModelCard.Limits(
                window == null ? known.window() : window, maxOutput == null ? known.maxOutput() : maxOutput);
    }

    private static Prices prices(Prices known, Overrides overrides) {
        return new Prices(
                either(overrides.inputPrice(), known.input()),
                either(overrides.outputPrice(), known.output()),
                either(overrides.cacheReadPrice(), known.cacheRead()),
                either(overrides.cacheWritePrice(), known.cacheWrite()));
    }

    private static ModelCard.Source source(ModelCard.Source known) {
        return known.equals(ModelCard.Source.PROJECT)
                ? known
                : new ModelCard.Source(ModelCard.Source.PROJECT.name() + " over " + known.name(), known.asOf());
    }

    private static @Nullable BigDecimal either(@Nullable BigDecimal first, @Nullable BigDecimal second) {
        return first == null ? second : first;
    }
}
