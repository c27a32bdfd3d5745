package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;

/** The text has this in it. */
record ContainsCheck(Stance stance, String part) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "contains",
                    "the text has this in it, or each of these",
                    Shape.scalar(),
                    (stance, value) -> new ContainsCheck(stance, value.text()))
            .with(CheckKind.Trait.NEGATABLE, CheckKind.Trait.EACH_OF_A_LIST);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var found = evidence.text().indexOf(part);
        return stance.judge(
                found >= 0,
                "the text",
                "to contain " + Excerpt.of(part),
                Excerpt.around(evidence.text(), Math.max(0, found)));
    }
}
