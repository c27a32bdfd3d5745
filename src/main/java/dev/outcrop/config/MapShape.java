package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A mapping with keys of the user's own and values of one shape. */
record MapShape(Pattern key, String whatAKeyIs, Shape value) implements Shape {

    static final Pattern ANY_KEY = Pattern.compile("(?s).*");

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        if (!node.isMapping()) {
            faults.accept(new Fault(node.at(), ScalarShape.refused(name, node), "Write " + expected() + "."));
            return;
        }
        node.entries().forEach((entry, child) -> {
            if (!key.matcher(entry).matches()) {
                var problem = "The key " + Quoted.of(entry) + " is not " + whatAKeyIs + ".";
                faults.accept(new Fault(node.keyAt(entry), problem, "Write " + whatAKeyIs + "."));
            }
            value.check(child, Quoted.key(entry), faults);
        });
    }

    @Override
    public String expected() {
        return "a mapping";
    }

    @Override
    public int likeness(Node node) {
        return node.isMapping() ? 1 : 0;
    }

    @Override
    public Map<String, Object> jsonSchema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        if (key != ANY_KEY) {
            schema.put("propertyNames", Map.of("pattern", "^(?:" + key.pattern() + ")$"));
        }
        schema.put("additionalProperties", value.jsonSchema());
        return schema;
    }
}
