package dev.outcrop.model;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockGuardrailConfiguration;
import dev.langchain4j.model.bedrock.BedrockServiceTier;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.ModelCard.Ability;
import dev.outcrop.config.CallSettings;
import dev.outcrop.config.CallSettings.Cache;
import dev.outcrop.config.CallSettings.CachePlace;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/** What outcrop.yaml asks of Bedrock beside inference parameters, held against the model that is asked, and sent. */
final class Settings {

    private Settings() {}

    /** Adds what LangChain4j has a place for; cache points are {@link CachePoints}. */
    static void add(CallSettings settings, BedrockChatRequestParameters.Builder to) {
        // A copy, because LangChain4j adds the reasoning to it.
        to.additionalModelRequestFields(new LinkedHashMap<>(settings.additional()));
        var reasoning = settings.reasoning();
        if (reasoning != null) {
            to.enableReasoning(reasoning.budgetTokens());
        }
        var guardrail = settings.guardrail();
        if (guardrail != null) {
            to.guardrailConfiguration(BedrockGuardrailConfiguration.builder()
                    .guardrailIdentifier(guardrail.id())
                    .guardrailVersion(guardrail.version())
                    .build());
        }
        var tier = settings.tier();
        if (tier != null) {
            to.serviceTier(BedrockServiceTier.valueOf(tier.toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * Refuses what a model is known not to do.
     *
     * @throws OutcropException of kind input, at the place in outcrop.yaml that asks for it
     */
    static void refuseUnfit(ModelConfig config, Optional<ModelCard> card) {
        var settings = config.settings();
        var reasoning = settings.reasoning();
        if (reasoning != null && card.isPresent() && card.get().lacks(Ability.REASONING_BUDGET)) {
            throw card.get().lacks(Ability.REASONING)
                    ? refused(reasoning.at(), config, "does not reason", "Remove reasoning, or use a model that does.")
                    : refused(
                            reasoning.at(),
                            config,
                            "reasons, and takes no budget-tokens for it",
                            "Remove reasoning; what it takes instead goes into additional-model-request-fields.");
        }
        var at = settings.cache().at();
        if (at != null && card.isPresent() && cachesNothing(card.get())) {
            throw refused(
                    at,
                    config,
                    "has no prompt cache that the catalogue knows of",
                    "Remove cache, or add price: { cache-read: … } where it has one.");
        }
        if (at != null && settings.cache().places().contains(CachePlace.TOOLS) && isNova(config)) {
            throw refused(at, config, "caches no tools", "Use cache: [system, messages].");
        }
    }

    /** What a model does of what was asked of another: a guardrail is never left out. */
    static CallSettings fitting(CallSettings asked, ModelConfig config, Optional<ModelCard> card) {
        var unfitCache = card.map(Settings::cachesNothing).orElse(false)
                || (asked.cache().places().contains(CachePlace.TOOLS) && isNova(config));
        var unfitReasoning =
                card.map(known -> known.lacks(Ability.REASONING_BUDGET)).orElse(false);
        return new CallSettings(
                unfitCache ? Cache.NONE : asked.cache(),
                asked.guardrail(),
                unfitReasoning ? null : asked.reasoning(),
                asked.tier(),
                asked.additional());
    }

    /** A model that reads from a cache has a price for that. */
    private static boolean cachesNothing(ModelCard card) {
        return card.source().asOf() != null && card.prices().cacheRead() == null;
    }

    private static boolean isNova(ModelConfig config) {
        return ModelId.of(config.id()).provider().map("amazon"::equals).orElse(false);
    }

    private static OutcropException refused(Place at, ModelConfig config, String what, String remedy) {
        return OutcropException.input(
                at + ": model \"" + config.name() + "\" (" + config.id() + ") " + what + ".", remedy);
    }
}
