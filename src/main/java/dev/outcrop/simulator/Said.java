package dev.outcrop.simulator;

import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.StopReason;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.token.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to what was asked.
 *
 * @param card what is known of the model that says it; null for an opaque ARN
 */
record Said(Spoken spoken, Asked asked, @Nullable ModelCard card, Served served) {

    /** The same without citations. */
    Said uncited() {
        return new Said(spoken.uncited(), asked, card, served);
    }

    /** Other words to the same question, at the same pace. */
    Said instead(String text) {
        var words = new Spoken(
                List.of(new Spoken.Text(text)), StopReason.END_TURN.word(), Tokens.count(text), spoken.pace());
        return new Said(words, asked, card, served);
    }

    /** What the model says of this question where it stands behind a window that is full already. */
    String tooLong() {
        return card == null
                ? ErrorTexts.INPUT_TOO_LONG
                : ModelFit.tooLong(
                        card, card.limits().window() + (long) asked.talk().tokens());
    }
}
