package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code models:}: a short name and the model version behind it.
 *
 * @param id a Bedrock model id, inference profile id or ARN
 * @param fallback short names tried in order when this one stays throttled or unavailable
 * @param at where the entry stands in outcrop.yaml
 */
public record ModelConfig(
        String name,
        String id,
        Parameters parameters,
        Serving serving,
        List<String> fallback,
        Overrides overrides,
        Place at) {

    public ModelConfig {
        fallback = List.copyOf(fallback);
    }

    /** The same short name on another model version. */
    public ModelConfig withId(String other) {
        return new ModelConfig(name, other, parameters, serving, fallback, overrides, at);
    }

    /** Inference parameters; null where the model's own default applies. */
    public record Parameters(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer maxTokens,
            List<String> stopSequences) {
        public Parameters {
            stopSequences = List.copyOf(stopSequences);
        }
    }

    /** How the model is called. */
    public record Serving(
            Api api, @Nullable String body, @Nullable Canary canary) {}

    /** Which operation carries the call. */
    public enum Api {
        CONVERSE,
        INVOKE
    }

    /** Another model version that a share of the sessions gets; percent from 0 to 100. */
    public record Canary(String id, double percent) {}

    /** What outcrop.yaml knows better than the catalogue; null where it says nothing. Prices in USD per million tokens. */
    public record Overrides(
            @Nullable Integer window,
            @Nullable Integer maxOutput,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice,
            @Nullable BigDecimal cacheReadPrice,
            @Nullable BigDecimal cacheWritePrice) {}
}
