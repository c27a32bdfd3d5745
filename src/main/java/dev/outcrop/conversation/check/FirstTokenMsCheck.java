package dev.outcrop.conversation.check;

import java.math.BigDecimal;

/** The first text of the stream came within so many milliseconds. */
record FirstTokenMsCheck(Stance stance, Bounds bounds) implements Check {

    static final CheckKind KIND = CheckKind.of(
            "first-token-ms",
            "the first text of the stream came within so many milliseconds, or from min to max",
            Bounds.SHAPE,
            (stance, value) -> new FirstTokenMsCheck(stance, Bounds.of(value)));

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var firstToken = evidence.times().firstToken();
        var wish = bounds.wish(LatencyMsCheck::milliseconds);
        if (firstToken == null) {
            return stance.judge(false, "the first token", wish, "no token, since nothing streamed");
        }
        var waited = BigDecimal.valueOf(firstToken.toMillis());
        return stance.judge(bounds.hold(waited), "the first token", wish, LatencyMsCheck.milliseconds(waited));
    }
}
