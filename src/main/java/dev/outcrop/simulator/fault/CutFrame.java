package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The body ends inside a frame, and for HTTP that is its proper end. */
final class CutFrame implements FaultKind {

    @Override
    public String word() {
        return "truncated-frame";
    }

    @Override
    public String inWhole() {
        return "the first half of the JSON, with a length that fits it";
    }

    @Override
    public String inStream() {
        return "half of the next frame, and the proper end of the body";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.AFTER_DELTAS);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        if (!intact.streams()) {
            return CutJson.halfOf(intact);
        }
        return Answer.of(200, intact.headers(), new Passage(intact.parts(), settings.afterDeltasOr(0), rest -> {
            var cut = rest.next();
            var half = Arrays.copyOf(cut.bytes(), cut.bytes().length / 2);
            return List.of(cut.piece(half)).iterator();
        }));
    }
}
