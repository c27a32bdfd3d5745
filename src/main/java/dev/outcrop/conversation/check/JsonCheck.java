package dev.outcrop.conversation.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The text is JSON, and nothing else.
 *
 * @param expected the value that it has to be, or null for any
 */
record JsonCheck(Stance stance, @Nullable JsonNode expected) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "json", "the text is JSON; with a value: this value", Shape.anything(), JsonCheck::of)
            .with(CheckKind.Trait.NEGATABLE)
            .orAlone(stance -> new JsonCheck(stance, null));

    /** {@code json: true} asks for JSON of any kind: that is what whoever writes it means. */
    private static JsonCheck of(Stance stance, Node value) {
        var any = value.kind() == Node.Kind.FLAG && value.flag();
        return new JsonCheck(stance, any ? null : Json.of(value.value()));
    }

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var parsed = Json.parse(evidence.text());
        return stance.judge(
                parsed.good() && (expected == null || Json.same(expected, parsed.tree())),
                "the text",
                expected == null ? "to be JSON" : "to be the JSON " + expected,
                Excerpt.of(evidence.text()) + (parsed.good() ? "" : ", which is not JSON: " + parsed.problem()));
    }
}
