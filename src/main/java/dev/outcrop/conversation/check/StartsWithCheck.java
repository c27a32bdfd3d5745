package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;
import java.util.List;

/** The text starts with this, or one of these; space before it does not count. */
record StartsWithCheck(Stance stance, List<String> beginnings) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "starts-with",
                    "the text starts with this, or one of these; space before it does not count",
                    Shape.listOrOne(Shape.scalar()),
                    (stance, value) -> new StartsWithCheck(stance, Texts.of(value)))
            .with(CheckKind.Trait.NEGATABLE);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var text = evidence.text().stripLeading();
        return stance.judge(
                beginnings.stream().anyMatch(text::startsWith),
                "the text",
                "to start with " + Texts.alternatives(beginnings),
                Excerpt.of(text));
    }
}
