package dev.outcrop.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.config.ModelConfig.Api;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.ModelRef;
import java.util.Optional;
import java.util.function.Function;

/** A model as outcrop.yaml has it. */
final class ConfiguredModel implements Model {

    private final ModelVersion version;
    private final Function<CallContext, Turn> turns;

    ConfiguredModel(ModelVersion version, Function<CallContext, Turn> turns) {
        this.version = version;
        this.turns = turns;
    }

    @Override
    public ModelRef ref() {
        return version.ref();
    }

    @Override
    public Optional<ModelCard> card() {
        return version.card();
    }

    @Override
    public ChatModel chat(CallContext context) {
        requireConverse();
        return new TurnChatModel(turns.apply(context));
    }

    @Override
    public CancellableStreamingChatModel streaming(CallContext context) {
        requireConverse();
        return new TurnStreamingChatModel(turns.apply(context));
    }

    private void requireConverse() {
        if (version.config().serving().api() != Api.CONVERSE) {
            throw OutcropException.input(
                    version.config().at() + ": model \"" + ref().name()
                            + "\" asks for \"api: invoke\", which cannot be called yet.",
                    "Use \"api: converse\", or leave api out.");
        }
    }
}
