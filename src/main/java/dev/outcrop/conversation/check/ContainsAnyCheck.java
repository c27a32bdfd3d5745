package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;
import java.util.List;

/** The text has at least one of these in it. */
record ContainsAnyCheck(Stance stance, List<String> parts) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "contains-any",
                    "the text has at least one of these in it",
                    Shape.listOrOne(Shape.scalar()),
                    (stance, value) -> new ContainsAnyCheck(stance, Texts.of(value)))
            .with(CheckKind.Trait.NEGATABLE);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var found =
                parts.stream().filter(part -> evidence.text().contains(part)).toList();
        var came = Excerpt.of(evidence.text());
        return stance.judge(
                !found.isEmpty(),
                "the text",
                "to contain any of " + Texts.list(parts),
                found.isEmpty() ? came : came + " with " + Texts.list(found));
    }
}
