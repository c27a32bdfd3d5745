package dev.outcrop.conversation.check;

import com.networknt.schema.JsonSchema;
import dev.outcrop.config.Shape;
import java.util.stream.Collectors;

/** The text is JSON that fits a schema, written in the script or in a file beside it. */
record JsonSchemaCheck(Stance stance, JsonSchema schema) implements Check {

    static final CheckKind KIND = CheckKind.reading(
                    "json-schema",
                    "the text is JSON that fits this schema, or that of the file named",
                    Shape.either(Shape.text(), Shape.mapOf(Shape.anything())),
                    (stance, value, folder) -> new JsonSchemaCheck(stance, JsonSchemas.read(value, folder)))
            .with(CheckKind.Trait.NEGATABLE);

    private static final int SHOWN = 3;

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var parsed = Json.parse(evidence.text());
        var came = Excerpt.of(evidence.text());
        if (!parsed.good()) {
            return judge(false, came + ", which is not JSON: " + parsed.problem());
        }
        var faults = schema.validate(parsed.tree());
        var shown = faults.stream()
                .limit(SHOWN)
                .map(fault -> fault.getMessage())
                .collect(Collectors.joining("; ", ": ", faults.size() > SHOWN ? "; …" : ""));
        return judge(faults.isEmpty(), faults.isEmpty() ? came : came + shown);
    }

    private Finding judge(boolean holds, String came) {
        return stance.judge(holds, "the text", "to be JSON that fits the schema", came);
    }
}
