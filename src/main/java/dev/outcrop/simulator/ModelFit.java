package dev.outcrop.simulator;

import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.ModelCard.Ability;
import org.jspecify.annotations.Nullable;

/** What a model cannot do of what it is asked. */
final class ModelFit {

    private final ModelCard card;
    private final boolean streams;

    private ModelFit(ModelCard card, boolean streams) {
        this.card = card;
        this.streams = streams;
    }

    static ModelFit whole(ModelCard card) {
        return new ModelFit(card, false);
    }

    static ModelFit stream(ModelCard card) {
        return new ModelFit(card, true);
    }

    /** Why the model refuses; null where it does not. */
    @Nullable
    Refusal refusal(Asked asked) {
        var abilities = card.abilities();
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
