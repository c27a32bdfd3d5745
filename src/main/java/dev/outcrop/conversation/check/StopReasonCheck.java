package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;
import java.util.List;

/** The model stopped for this reason, or one of these, in Bedrock's own words. */
record StopReasonCheck(Stance stance, List<String> reasons) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "stop-reason",
                    "Bedrock's stop reason is this, or one of these: end_turn, max_tokens, stop_sequence, …",
                    Shape.listOrOne(Shape.scalar()),
                    (stance, value) -> new StopReasonCheck(stance, Texts.of(value)))
            .with(CheckKind.Trait.NEGATABLE);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        return stance.judge(
                reasons.contains(evidence.stopReason()),
                "the stop reason",
                "to be " + Texts.alternatives(reasons),
                evidence.stopReason().isEmpty() ? "none" : Excerpt.of(evidence.stopReason()));
    }
}
