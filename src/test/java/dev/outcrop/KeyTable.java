package dev.outcrop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of a kind of file as a Markdown table, from its JSON Schema. */
final class KeyTable {

    private final StringBuilder rows = new StringBuilder("| key | what it says | default |\n|---|---|---|\n");
    private final List<String> closed;

    private KeyTable(List<String> closed) {
        this.closed = closed;
    }

    /** A table; what stands under the keys in closed is described elsewhere. */
    static String of(Map<String, Object> schema, String... closed) {
        var table = new KeyTable(List.of(closed));
        table.walk("", schema);
        return table.rows.toString();
    }

    private void walk(String path, Map<String, Object> schema) {
        entries(schema, "properties").forEach((key, value) -> {
            var name = path.isEmpty() ? key : path + "." + key;
            var below = map(value);
            rows.append("| `%s` | %s | %s |\n"
                    .formatted(
                            name,
                            sentence(below.getOrDefault("description", "").toString()),
                            below.containsKey("default") ? "`" + below.get("default") + "`" : ""));
            if (!closed.contains(key)) {
                walk(name, below);
            }
        });
        walkNamed(path, schema);
        alternatives(schema).forEach(alternative -> walk(path, alternative));
        if (schema.get("items") instanceof Map<?, ?>) {
            walk(path, entries(schema, "items"));
        }
    }

    /** Keys of the user's own stand for one another. */
    private void walkNamed(String path, Map<String, Object> schema) {
        if (schema.get("additionalProperties") instanceof Map<?, ?>) {
            walk(path + ".NAME", entries(schema, "additionalProperties"));
        }
    }

    /** One value or a list of such values is one alternative twice. */
    private static Stream<Map<String, Object>> alternatives(Map<String, Object> schema) {
        return schema.get("anyOf") instanceof List<?> all
                ? all.stream().map(KeyTable::map).filter(one -> !"array".equals(one.get("type")))
                : Stream.empty();
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Map<String, Object> entries(Map<String, Object> schema, String word) {
        return schema.get(word) instanceof Map<?, ?> inner ? map(inner) : Map.of();
    }

    @SuppressWarnings("unchecked") // Schemas are maps from words.
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
