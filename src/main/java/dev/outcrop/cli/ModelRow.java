package dev.outcrop.cli;

import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.Prices;
import dev.outcrop.model.Models;
import dev.outcrop.report.Tone;
import dev.outcrop.usage.ModelRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model version today.
 *
 * @param card null where neither the catalogue nor outcrop.yaml knows it
 */
record ModelRow(ModelRef ref, @Nullable ModelCard card, LocalDate today) {

    static ModelRow of(Models models, String shortName, LocalDate today) {
        var model = models.named(shortName);
        return new ModelRow(model.ref(), model.card().orElse(null), today);
    }

    Prices prices() {
        return card == null ? Prices.UNKNOWN : card.prices();
    }

    /** {@code active}, {@code legacy}, {@code retired} or {@code unknown}. */
    String state() {
        var stage = stage();
        return stage == null ? "unknown" : stage.name().toLowerCase(Locale.ROOT);
    }

    /** Null for what only the project describes: it may say what a version costs, not how long it lives. */
    private ModelCard.@Nullable State stage() {
        return card == null || card.source().asOf() == null
                ? null
                : card.lifeCycle().on(today);
    }

    Tone stateTone() {
        var stage = stage();
        if (stage == null) {
            return Tone.WARN;
        }
        return switch (stage) {
            case ACTIVE -> Tone.GOOD;
            case LEGACY -> Tone.WARN;
            case RETIRED -> Tone.BAD;
        };
    }

    /** The date that matters next, in words; empty where none is announced. */
    String nextDate() {
        if (card == null) {
            return "";
        }
        var life = card.lifeCycle();
        if (life.legacy() != null && today.isBefore(life.legacy())) {
            return "legacy from " + life.legacy();
        }
        if (life.endOfLife() != null) {
            return (today.isBefore(life.endOfLife()) ? "ends " : "ended ") + life.endOfLife();
        }
        return "";
    }

    Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", ref.name());
        fields.put("id", ref.id());
        fields.put("provider", card == null ? null : card.provider());
        fields.put(
                "window",
                card == null || card.limits().window() == 0
                        ? null
                        : card.limits().window());
        fields.put(
                "maxOutput",
                card == null || card.limits().maxOutput() == 0
                        ? null
                        : card.limits().maxOutput());
        fields.put("abilities", card == null ? null : abilities(card));
        fields.put("prices", prices(prices()));
        fields.put("lifeCycle", lifeCycle());
        fields.put("source", card == null ? null : card.source().name());
        fields.put("asOf", card == null ? null : text(card.source().asOf()));
        return fields;
    }

    private static List<String> abilities(ModelCard card) {
        return card.abilities().stream().map(ModelCard.Ability::word).sorted().toList();
    }

    private static Map<String, @Nullable Object> prices(Prices prices) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("inputUsdPerMillion", prices.input());
        fields.put("outputUsdPerMillion", prices.output());
        fields.put("cacheReadUsdPerMillion", prices.cacheRead());
        fields.put("cacheWriteUsdPerMillion", prices.cacheWrite());
        return fields;
    }

    private Map<String, @Nullable Object> lifeCycle() {
        var life = card == null ? new ModelCard.LifeCycle(null, null, null, null) : card.lifeCycle();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("state", state());
        fields.put("released", text(life.released()));
        fields.put("legacy", text(life.legacy()));
        fields.put("extendedAccess", text(life.extendedAccess()));
        fields.put("endOfLife", text(life.endOfLife()));
        return fields;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** The window as {@code 200K} or {@code 1M} tokens. */
    String window() {
        var tokens = card == null ? 0 : card.limits().window();
        if (tokens == 0) {
            return "?";
        }
        return tokens < 1_000_000
                ? Math.round(tokens / 1_000.0) + "K"
                : BigDecimal.valueOf(tokens, 6)
                                .setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString() + "M";
    }

    /** A price per million tokens. */
    static String price(@Nullable BigDecimal usd) {
        return usd == null ? "?" : "$" + usd.stripTrailingZeros().toPlainString();
    }
}
