package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;
import java.util.Locale;

/** The text has this in it, in capital or small letters. */
record IcontainsCheck(Stance stance, String part) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "icontains",
                    "the text has this in it, or each of these, in capital or small letters",
                    Shape.scalar(),
                    (stance, value) -> new IcontainsCheck(stance, value.text()))
            .with(CheckKind.Trait.NEGATABLE, CheckKind.Trait.EACH_OF_A_LIST);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var found = evidence.text().toLowerCase(Locale.ROOT).indexOf(part.toLowerCase(Locale.ROOT));
        return stance.judge(
                found >= 0,
                "the text",
                "to contain " + Excerpt.of(part) + " in any case",
                Excerpt.around(evidence.text(), Math.max(0, found)));
    }
}
