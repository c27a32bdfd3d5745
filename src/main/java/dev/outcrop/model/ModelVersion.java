package dev.outcrop.model;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.Prices;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.util.Optional;

/** A configured model version with everything that a call needs to know of it. */
record ModelVersion(ModelConfig config, Optional<ModelCard> card) {

    static ModelVersion of(ModelConfig config, Catalog catalog) {
        return new ModelVersion(config, catalog.find(config.id(), config.overrides()));
    }

    ModelRef ref() {
        return new ModelRef(config.name(), config.id());
    }

    BedrockChatRequestParameters parameters() {
        var given = config.parameters();
        return BedrockChatRequestParameters.builder()
                .modelName(config.id())
                .temperature(given.temperature())
                .topP(given.topP())
                .maxOutputTokens(given.maxTokens())
                .stopSequences(given.stopSequences())
                .build();
    }

    /** Tokens that are not known have no price. */
    Usage usage(Tokens tokens) {
        var prices = card.map(ModelCard::prices).orElse(Prices.UNKNOWN);
        return tokens.known() ? Usage.priced(tokens, prices) : new Usage(tokens, null);
    }
}
