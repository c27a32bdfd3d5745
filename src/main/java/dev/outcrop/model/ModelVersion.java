package dev.outcrop.model;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.bedrock.body.ProviderBody;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.ModelCard.Ability;
import dev.outcrop.catalog.Prices;
import dev.outcrop.config.CallSettings;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.ModelConfig.Api;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Failure.Mark;
import dev.outcrop.model.invoke.InvokeClient;
import dev.outcrop.model.invoke.InvokeStreamClient;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** A configured model version with everything that a call needs to know of it. Thread-safe. */
final class ModelVersion {

    private final ModelConfig config;
    private final Optional<ProviderBody> body;
    private final Optional<ModelCard> card;
    private final Catalog catalog;
    /** Made by the first call: who only asks what a model is has no use for it. */
    private volatile @Nullable RequestParts parts;

    private ModelVersion(ModelConfig config, Optional<ProviderBody> body, Optional<ModelCard> card, Catalog catalog) {
        this.config = config;
        this.body = body;
        this.card = card;
        this.catalog = catalog;
    }

    /**
     * The version behind a line of outcrop.yaml.
     *
     * @throws OutcropException of kind input where {@code api: invoke} does not know what to speak
     */
    static ModelVersion of(ModelConfig config, Catalog catalog) {
        var version = unchecked(config, catalog);
        Settings.refuseUnfit(config, version.card());
        return version;
    }

    /** One that answers in place of another: it is asked what it can do of what was asked of the other. */
    static ModelVersion inPlace(ModelConfig config, CallSettings asked, Catalog catalog) {
        var card = catalog.find(config.id(), config.overrides());
        return of(config.with(Settings.fitting(asked, config, card)), catalog);
    }

    private static ModelVersion unchecked(ModelConfig config, Catalog catalog) {
        var body = config.serving().api() == Api.CONVERSE
                ? Optional.<ProviderBody>empty()
                : Optional.of(config.body().orElseThrow(() -> speechless(config)));
        return new ModelVersion(config, body, catalog.find(config.id(), config.overrides()), catalog);
    }

    private static OutcropException speechless(ModelConfig config) {
        return OutcropException.input(
                config.at() + ": the id \"" + config.id() + "\" of model \"" + config.name()
                        + "\" does not tell whose InvokeModel body it speaks.",
                "Add body: with one of " + ProviderBodies.words() + ", or use \"api: converse\".");
    }

    ModelRef ref() {
        return new ModelRef(config.name(), config.id());
    }

    ModelConfig config() {
        return config;
    }

    Optional<ModelCard> card() {
        return card;
    }

    Catalog catalog() {
        return catalog;
    }

    /** What its requests have in common. */
    RequestParts parts() {
        var made = parts;
        if (made == null) {
            made = new RequestParts(
                    parameters(), new CachePoints(config.settings().cache().places()), reasoningBack());
            parts = made;
        }
        return made;
    }

    private BedrockChatRequestParameters parameters() {
        var given = config.parameters();
        var builder = BedrockChatRequestParameters.builder()
                .modelName(config.id())
                .temperature(given.temperature())
                .topP(given.topP())
                .maxOutputTokens(given.maxTokens())
                .stopSequences(given.stopSequences());
        Settings.add(config.settings(), builder);
        return builder.build();
    }

    /** Whether it wants its reasoning back while it is at work on a turn. */
    private boolean reasoningBack() {
        return body.map(spoken -> spoken.word().equals("anthropic"))
                .orElseGet(() -> ModelId.of(config.id())
                        .provider()
                        .map(provider -> provider.equals("anthropic"))
                        .orElse(true));
    }

    /** Whether an answer can be bound to a JSON Schema, so that the prompt need not ask for it. */
    boolean bindsToSchemas() {
        return card.map(known -> known.abilities().contains(Ability.JSON_SCHEMA))
                        .orElse(false)
                && body.map(spoken -> spoken.bindsToSchemas()).orElse(true);
    }

    /** A client whose Converse reaches the model, whichever operation carries it. */
    BedrockRuntimeClient over(BedrockRuntimeClient sdk) {
        return body.<BedrockRuntimeClient>map(spoken -> new InvokeClient(sdk, spoken))
                .orElse(sdk);
    }

    BedrockRuntimeAsyncClient over(BedrockRuntimeAsyncClient sdk) {
        return body.<BedrockRuntimeAsyncClient>map(spoken -> new InvokeStreamClient(sdk, spoken))
                .orElse(sdk);
    }

    /** What a request asks that the model is known not to give; empty where nothing is known against it. */
    Optional<Failure> refusal(ChatRequest request) {
        var asked = request.maxOutputTokens() == null ? config.parameters().maxTokens() : request.maxOutputTokens();
        var most = card.map(known -> known.limits().maxOutput()).orElse(0);
        if (card.isPresent() && card.get().lacks(Ability.IMAGES) && Pictures.anyIn(request)) {
            return Optional.of(Failure.of(ErrorKind.INVALID_REQUEST, Pictures.NOT_TAKEN, Mark.FINAL));
        }
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
