package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import dev.outcrop.simulator.http.Piece.Break;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Something happens to the connection: before anything is answered, or with {@code after-deltas} in the middle. */
final class BrokenConnection implements FaultKind {

    private final String word;
    private final Break how;
    private final String seen;

    BrokenConnection(String word, Break how, String seen) {
        this.word = word;
        this.how = how;
        this.seen = seen;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String inWhole() {
        return seen + ", before the status line; with after-deltas in the middle of the body";
    }

    @Override
    public String inStream() {
        return "the same; with after-deltas behind so many deltas";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.AFTER_DELTAS);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        var broken = Piece.broken(how);
        if (settings.afterDeltas() == null) {
            return Answer.of(200, intact.headers(), broken);
        }
        return intact.streams()
                ? Answer.of(
                        200,
                        intact.headers(),
                        new Passage(intact.parts(), settings.afterDeltas(), Passage.ending(broken)))
                : halfOf(intact, broken);
    }

    /** With the length of the whole, so that nobody takes the half for it. */
    private static Answer halfOf(Intact intact, Piece broken) {
        var document = intact.parts().next();
        var bytes = document.bytes();
        var headers = new LinkedHashMap<>(intact.headers());
        headers.put("Content-Length", Integer.toString(bytes.length));
        return Answer.of(
                200,
                headers,
                List.of(document.piece(Arrays.copyOf(bytes, bytes.length / 2)), broken)
                        .iterator());
    }
}
