package dev.outcrop.model;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.Prices;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.util.Optional;

/** A configured model version with everything that a call needs to know of it. */
record ModelVersion(ModelConfig config, Optional<ModelCard> card, Catalog catalog) {

    static ModelVersion of(ModelConfig config, Catalog catalog) {
        return new ModelVersion(config, catalog.find(config.id(), config.overrides()), catalog);
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

    /** What a request asks that the model is known not to give; empty where nothing is known against it. */
    Optional<Failure> refusal(ChatRequest request) {
        var asked = request.maxOutputTokens() == null ? config.parameters().maxTokens() : request.maxOutputTokens();
        var most = card.map(known -> known.limits().maxOutput()).orElse(0);
        return asked == null || most == 0 || asked <= most
                ? Optional.empty()
                : Optional.of(Failure.of(
                        ErrorKind.INVALID_REQUEST,
                        "max-tokens is " + asked + ", and it answers with " + most + " tokens at most",
                        Mark.FINAL));
    }

    /** Tokens that are not known have no price. */
    Usage usage(Tokens tokens) {
        var prices = card.map(ModelCard::prices).orElse(Prices.UNKNOWN);
        return tokens.known() ? Usage.priced(tokens, prices) : new Usage(tokens, null);
    }
}
