package dev.outcrop.cli;

import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Shape;
import dev.outcrop.conversation.Script;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompts;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every kind of file that has a schema: the line to add for a new one. */
final class SchemaKinds implements Iterable<String> {

    private static Map<String, Supplier<Shape>> all() {
        var all = new LinkedHashMap<String, Supplier<Shape>>();
        all.put("config", OutcropConfig::shape);
        all.put("conversation", Script::shape);
        all.put("prompt", Prompts::shape);
        return all;
    }

    /**
     * The JSON Schema of a kind.
     *
     * @throws OutcropException of kind input where there is no such kind
     */
    static Map<String, Object> schema(String kind) {
        var shape = all().get(kind);
        if (shape == null) {
            throw OutcropException.input(
                    "\"" + kind + "\" is not a kind of file.", Nearest.remedy(kind, List.copyOf(all().keySet())));
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.putAll(shape.get().jsonSchema());
        return schema;
    }

    @Override
    public Iterator<String> iterator() {
        return all().keySet().iterator();
    }
}
