package dev.outcrop.simulator;

import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.StopReason;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.token.Tokens;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to what was asked.
 *
 * @param card what is known of the model that says it; null for an opaque ARN
 */
record Said(Utterance utterance, Asked asked, @Nullable ModelCard card, Served served) {

    /** All of it; waits for an upstream's last word. */
    Spoken spoken() {
        return utterance.spoken();
    }

    /** It as the events of a stream. */
    Iterator<StreamEvent> events(ConverseEvents.Cutting cutting) {
        return utterance.events(this, cutting);
    }

    /** Other words, or the same, to the same question. */
    Said saying(Utterance other) {
        return new Said(other, asked, card, served);
    }

    /** The same without citations. */
    Said uncited() {
        return saying(utterance.uncited());
    }

    /** Other words to the same question, at the same pace. */
    Said instead(String text) {
        var words = new Spoken(
                List.of(new Spoken.Text(text)), StopReason.END_TURN.word(), Tokens.count(text), spoken().pace());
        return saying(words);
    }

    /** What the model says of this question where it stands behind a window that is full already. */
    String tooLong() {
        return card == null
                ? ErrorTexts.INPUT_TOO_LONG
                : ModelFit.tooLong(
                        card, card.limits().window() + (long) asked.talk().tokens());
    }
}
