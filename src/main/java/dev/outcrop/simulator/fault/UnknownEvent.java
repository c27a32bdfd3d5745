package dev.outcrop.simulator.fault;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** An event of a kind that came later than the client: not a failure, and clients have to pass over it. */
final class UnknownEvent implements FaultKind {

    private static final byte[] FRAME =
            EventFrame.event("unheardOf", "{\"p\":\"abcdef\",\"what\":true}".getBytes(StandardCharsets.UTF_8));

    @Override
    public String word() {
        return "unknown-event";
    }

    @Override
    public String inWhole() {
        return "the answer: it has no events";
    }

    @Override
    public String inStream() {
        return "an event of the unknown type unheardOf, then the rest of the answer";
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
                        new Passage(
                                intact.parts(),
                                settings.afterDeltasOr(0),
                                rest -> Chain.of(Piece.of(FRAME), Intact.pieces(rest))))
                : intact.answer();
    }
}
