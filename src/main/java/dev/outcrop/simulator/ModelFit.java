package dev.outcrop.simulator;

import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.ModelCard.Ability;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a model cannot do of what it is asked. */
final class ModelFit {

    private final ModelCard card;
    private final boolean streams;
    private final Set<Ability> abilities;

    private ModelFit(ModelCard card, boolean streams, Set<Ability> abilities) {
        this.card = card;
        this.streams = streams;
        this.abilities = abilities;
    }

    static ModelFit whole(ModelCard card) {
        return new ModelFit(card, false, card.abilities());
    }

    static ModelFit stream(ModelCard card) {
        return new ModelFit(card, true, card.abilities());
    }

    /** What a model cannot do through Converse alone, its own body may well ask, as a prompt that tells of tools does. */
    static ModelFit invoked(ModelCard card) {
        return new ModelFit(card, false, withTools(card));
    }

    static ModelFit invokedStream(ModelCard card) {
        return new ModelFit(card, true, withTools(card));
    }

    private static Set<Ability> withTools(ModelCard card) {
        var abilities = EnumSet.of(Ability.TOOLS, Ability.STREAMING_TOOLS);
        abilities.addAll(card.abilities());
        return abilities;
    }

    /** Why the model refuses; null where it does not. */
    @Nullable
    Refusal refusal(Asked asked) {
        if (streams && !abilities.contains(Ability.STREAMING)) {
            return Refusal.validation(ErrorTexts.NO_STREAMING);
        }
        if (!asked.tools().all().isEmpty() && !abilities.contains(Ability.TOOLS)) {
            return Refusal.validation(ErrorTexts.NO_TOOL_USE);
        }
        if (streams && !asked.tools().all().isEmpty() && !abilities.contains(Ability.STREAMING_TOOLS)) {
            return Refusal.validation(ErrorTexts.NO_STREAMING_TOOL_USE);
        }
        return overLimits(asked);
    }

    private @Nullable Refusal overLimits(Asked asked) {
        var limits = card.limits();
        var demanded = asked.bounds().maxTokens();
        if (limits.maxOutput() > 0 && demanded != Integer.MAX_VALUE && demanded > limits.maxOutput()) {
            return Refusal.validation(ErrorTexts.maxTokensOverLimit(limits.maxOutput()));
        }
        var tokens = asked.talk().tokens();
        if (limits.window() == 0 || tokens <= limits.window()) {
            return null;
        }
        return Refusal.validation(tooLong(card, tokens));
    }

    /** What a model says of so many tokens, which are more than its window holds. */
    static String tooLong(ModelCard card, long tokens) {
        return card.provider().equals("anthropic")
                ? ErrorTexts.promptTooLong(tokens, card.limits().window())
                : ErrorTexts.INPUT_TOO_LONG;
    }
}
