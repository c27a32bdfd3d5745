package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The turn fails, with one of these kinds, and says this.
 *
 * @param kinds empty for any
 * @param message part of what the failure says, in any case; empty for anything
 */
record ErrorCheck(Stance stance, List<String> kinds, String message) implements Check {

    /** Failures that end a run or come before it are no turn's. */
    private static final Set<ErrorKind> OF_NO_TURN =
            EnumSet.of(ErrorKind.INPUT, ErrorKind.STORE, ErrorKind.MACHINE, ErrorKind.CANCELLED);

    private static final Shape KINDS =
            Shape.listOrOne(Shape.oneOf(EnumSet.complementOf(EnumSet.copyOf(OF_NO_TURN)).stream()
                    .map(ErrorKind::word)
                    .toArray(String[]::new)));

    static final CheckKind KIND = CheckKind.of(
                    "error",
                    "the turn fails with this kind of error, or one of these",
                    Shape.either(
                            KINDS,
                            Shape.object()
                                    .key("kind", KINDS, "the kind of the failure, or several")
                                    .key("message", Shape.scalar(), "what its message contains, in any case")),
                    ErrorCheck::of)
            .orAlone(stance -> new ErrorCheck(stance, List.of(), ""));

    private static ErrorCheck of(Stance stance, Node value) {
        if (!value.isMapping()) {
            return new ErrorCheck(stance, Texts.of(value), "");
        }
        return new ErrorCheck(
                stance,
                value.get("kind").map(Texts::of).orElse(List.of()),
                value.get("message").map(Node::text).orElse(""));
    }

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var error = evidence.error();
        return stance.judge(
                error != null && isMeant(error),
                "the turn",
                wish(),
                error == null
                        ? "the answer " + Excerpt.of(evidence.text())
                        : error.kind() + ": " + Excerpt.of(error.problem()));
    }

    private boolean isMeant(OutcropException error) {
        return (kinds.isEmpty() || kinds.contains(error.kind().word()))
                && error.problem().toLowerCase(Locale.ROOT).contains(message.toLowerCase(Locale.ROOT));
    }

    private String wish() {
        var with = kinds.isEmpty() ? "" : " with " + (kinds.size() == 1 ? kinds.get(0) : "one of " + kinds);
        return "to fail" + with + (message.isEmpty() ? "" : " and to say " + Excerpt.of(message));
    }
}
