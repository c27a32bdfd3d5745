package dev.outcrop.conversation.check;

import java.math.BigDecimal;

/** The answer took at most so many milliseconds. */
record LatencyMsCheck(Stance stance, Bounds bounds) implements Check {

    static final CheckKind KIND = CheckKind.of(
            "latency-ms",
            "the answer took at most so many milliseconds, or from min to max",
            Bounds.SHAPE,
            (stance, value) -> new LatencyMsCheck(stance, Bounds.of(value)));

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var latency = BigDecimal.valueOf(evidence.times().latency().toMillis());
        return stance.judge(
                bounds.hold(latency), "the latency", bounds.wish(LatencyMsCheck::milliseconds), milliseconds(latency));
    }

    static String milliseconds(BigDecimal figure) {
        return figure.toPlainString() + " ms";
    }
}
