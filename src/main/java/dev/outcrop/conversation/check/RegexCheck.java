package dev.outcrop.conversation.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.util.List;

/** A part of the text matches; in linear time, whatever the expression (RE2). */
record RegexCheck(Stance stance, Pattern pattern) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "regex",
                    "a part of the text matches this regular expression (RE2), or each of these",
                    Shape.scalar(),
                    (stance, value) -> new RegexCheck(stance, compile(value)))
            .with(CheckKind.Trait.NEGATABLE, CheckKind.Trait.EACH_OF_A_LIST);

    private static Pattern compile(Node value) {
        try {
            return Pattern.compile(value.text());
        } catch (PatternSyntaxException broken) {
            throw OutcropException.faults(List.of(new Fault(
                    value.at(),
                    "The regular expression " + Excerpt.of(value.text()) + " is broken: " + broken.getDescription()
                            + " at " + Excerpt.of(broken.getPattern()) + ".",
                    "Correct it by the syntax of RE2, which has no look-ahead, look-behind or back-references.")));
        }
    }

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var matcher = pattern.matcher(evidence.text());
        var found = matcher.find();
        return stance.judge(
                found,
                "the text",
                "to match /" + pattern.pattern() + "/",
                Excerpt.around(evidence.text(), found ? matcher.start() : 0));
    }
}
