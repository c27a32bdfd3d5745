package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;

/** JSON that stops in its middle, in an HTTP body or a frame that are whole. */
final class CutJson implements FaultKind {

    @Override
    public String word() {
        return "truncated-json";
    }

    @Override
    public String inWhole() {
        return "the first half of the JSON, with a length that fits it";
    }

    @Override
    public String inStream() {
        return "in place of the next frame one whose JSON is cut, its checksums right, then the rest of the answer";
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
                        new Passage(intact.parts(), settings.afterDeltasOr(0), rest -> firstCut(rest, intact)))
                : halfOf(intact);
    }

    private static Iterator<Piece> firstCut(Iterator<Part> rest, Intact intact) {
        return Chain.of(rest.next().piece(intact.cutFrame()), Intact.pieces(rest));
    }

    /** The first half of a document, sent as if it were the whole. */
    static Answer halfOf(Intact intact) {
        var document = intact.parts().next();
        var bytes = document.bytes();
        return Answer.of(200, intact.headers(), document.piece(Arrays.copyOf(bytes, bytes.length / 2)));
    }
}
