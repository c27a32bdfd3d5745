package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import java.util.EnumSet;
import java.util.Set;

/** A stream that ends well for HTTP and never says that its answer has ended. */
final class EarlyEnd implements FaultKind {

    @Override
    public String word() {
        return "no-message-stop";
    }

    @Override
    public String inWhole() {
        return "the answer: it has no end of its own";
    }

    @Override
    public String inStream() {
        return "the end after the last delta, or after-deltas, without messageStop and metadata";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.AFTER_DELTAS);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        return intact.streams()
                ? Answer.of(
                        200,
                        intact.headers(),
                        new Passage(intact.parts(), settings.afterDeltasOr(Integer.MAX_VALUE), Passage.ending()))
                : intact.answer();
    }
}
