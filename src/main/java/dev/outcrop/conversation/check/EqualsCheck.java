package dev.outcrop.conversation.check;

import dev.outcrop.config.Shape;
import java.util.List;

/** The text is this, or one of these; space around it does not count, since blocks of YAML end with a line break. */
record EqualsCheck(Stance stance, List<String> texts) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "equals",
                    "the text is this, or one of these; space around it does not count",
                    Shape.listOrOne(Shape.scalar()),
                    (stance, value) -> new EqualsCheck(stance, Texts.of(value)))
            .with(CheckKind.Trait.NEGATABLE);

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var text = evidence.text().strip();
        return stance.judge(
                texts.stream().anyMatch(each -> each.strip().equals(text)),
                "the text",
                "to be " + Texts.alternatives(texts),
                texts.size() == 1
                        ? Excerpt.around(text, difference(text, texts.get(0).strip()))
                        : Excerpt.of(text));
    }

    private static int difference(String left, String right) {
        var index = 0;
        while (index < Math.min(left.length(), right.length()) && left.charAt(index) == right.charAt(index)) {
            index++;
        }
        return index;
    }
}
