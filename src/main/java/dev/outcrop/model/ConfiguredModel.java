package dev.outcrop.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.outcrop.catalog.ModelCard;
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
        return new TurnChatModel(turns.apply(context));
    }

    @Override
    public CancellableStreamingChatModel streaming(CallContext context) {
        return new TurnStreamingChatModel(turns.apply(context));
    }
}
