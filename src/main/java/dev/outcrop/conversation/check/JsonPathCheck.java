package dev.outcrop.conversation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text is JSON that has something at this path.
 *
 * @param expected what it has to be, or null for anything
 */
record JsonPathCheck(Stance stance, JsonPath path, @Nullable JsonNode expected) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "json-path",
                    "the text is JSON with something at this path; with equals: this value",
                    Shape.either(
                            Shape.text(),
                            Shape.object()
                                    .required("path", Shape.text(), "a JSON path, such as $.items[0].id")
                                    .key("equals", Shape.anything(), "what stands there")),
                    JsonPathCheck::of)
            .with(CheckKind.Trait.NEGATABLE, CheckKind.Trait.EACH_OF_A_LIST);

    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private static JsonPathCheck of(Stance stance, Node value) {
        var path = value.get("path").orElse(value);
        var expected = value.get("equals").map(Node::value);
        return new JsonPathCheck(
                stance, compile(path), value.get("equals").isPresent() ? Json.of(expected.orElse(null)) : null);
    }

    private static JsonPath compile(Node path) {
        try {
            if (path.text().endsWith("[")) {
                throw new InvalidPathException("it ends with [");
            }
            return JsonPath.compile(path.text());
        } catch (InvalidPathException | IllegalArgumentException broken) {
            throw OutcropException.faults(List.of(new Fault(
                    path.at(),
                    "The JSON path " + Excerpt.of(path.text()) + " is broken: " + broken.getMessage() + ".",
                    "Write a path such as $.items[0].id.")));
        }
    }

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var parsed = Json.parse(evidence.text());
        var there = parsed.good() ? find(parsed.tree()) : null;
        return stance.judge(
                there != null && (expected == null || Json.same(expected, there)),
                "the JSON at " + path.getPath(),
                expected == null ? "to be there" : "to be " + expected,
                came(evidence, parsed, there));
    }

    /** What stands at the path, or null; a function of the path that cannot be computed is not there either. */
    private @Nullable JsonNode find(JsonNode tree) {
        try {
            var found = Json.of(path.<@Nullable Object>read(tree, JACKSON));
            return !path.isDefinite() && found.isEmpty() ? null : found;
        } catch (JsonPathException absent) {
            return null;
        }
    }

    private static String came(Evidence evidence, Json.Parsed parsed, @Nullable JsonNode there) {
        if (there != null) {
            return there.toString();
        }
        return parsed.good()
                ? "nothing there in " + Excerpt.of(evidence.text())
                : Excerpt.of(evidence.text()) + ", which is not JSON: " + parsed.problem();
    }
}
