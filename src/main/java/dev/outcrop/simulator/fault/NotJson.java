package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A success that says it is JSON and is not. */
final class NotJson implements FaultKind {

    private static final byte[] BODY = "This is not JSON.".getBytes(StandardCharsets.UTF_8);

    @Override
    public String word() {
        return "malformed-json";
    }

    @Override
    public String inWhole() {
        return "200 and application/json with a body that is none";
    }

    @Override
    public String inStream() {
        return "the same in place of the stream";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.noneOf(Setting.class);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        return Answer.of(200, Map.of("Content-Type", "application/json"), Piece.of(BODY));
    }
}
