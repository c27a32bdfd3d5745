package dev.outcrop.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.config.ModelConfig.Api;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.ModelRef;
import java.util.Optional;

/** A model as outcrop.yaml has it. */
final class ConfiguredModel implements Model {

    private final ModelVersion version;
    private final Line line;

    ConfiguredModel(ModelVersion version, Line line) {
        this.version = version;
        this.line = line;
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
        return new TurnChatModel(version, line, context);
    }

    @Override
    public StreamingChatModel streaming(CallContext context) {
        requireConverse();
        return new TurnStreamingChatModel(version, line, context);
    }

    private void requireConverse() {
        if (version.config().serving().api() != Api.CONVERSE) {
            throw OutcropException.input(
                    version.config().at() + ": model '" + ref().name()
                            + "' asks for \"api: invoke\", which cannot be called yet.",
                    "Use \"api: converse\", or leave api out.");
        }
    }
}
