package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;

/** One frame arrives with a wrong checksum; the stream goes on behind it. */
final class BadChecksum implements FaultKind {

    @Override
    public String word() {
        return "bad-crc";
    }

    @Override
    public String inWhole() {
        return "the answer: it has no checksum";
    }

    @Override
    public String inStream() {
        return "the next frame with a wrong checksum, then the rest of the answer";
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
                        new Passage(intact.parts(), settings.afterDeltasOr(0), BadChecksum::firstWrong))
                : intact.answer();
    }

    private static Iterator<Piece> firstWrong(Iterator<Part> rest) {
        var wrong = rest.next();
        var bytes = wrong.bytes().clone();
        bytes[bytes.length - 1] ^= 1;
        return Chain.of(wrong.piece(bytes), Intact.pieces(rest));
    }
}
