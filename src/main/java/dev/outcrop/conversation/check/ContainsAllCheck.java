package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;
import java.util.List;

/** The text has all of these in it. */
record ContainsAllCheck(Stance stance, List<String> parts) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "contains-all",
                    "the text has all of these in it",
                    Shape.listOrOne(Shape.scalar()),
                    (stance, value) -> new ContainsAllCheck(stance, Texts.of(value)))
            .with(CheckKind.Trait.NEGATABLE);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var missing =
                parts.stream().filter(part -> !evidence.text().contains(part)).toList();
        var came = Excerpt.of(evidence.text());
        return stance.judge(
                missing.isEmpty(),
                "the text",
                "to contain all of " + Texts.list(parts),
                missing.isEmpty() ? came : came + " without " + Texts.list(missing));
    }
}
