package dev.outcrop.conversation;

import dev.outcrop.config.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that a script gives by name. */
final class Values {

    private Values() {}

    /** The entries of a mapping as plain Java values; one that is null is left out, as if it were not given. */
    static Map<String, Object> of(Node mapping) {
        var values = new LinkedHashMap<String, Object>();
        mapping.entries().forEach((name, node) -> {
            var value = node.value();
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** One set of values over another. */
    static Map<String, Object> over(Map<String, Object> lower, Map<String, Object> upper) {
        if (upper.isEmpty()) {
            return lower;
        }
        var both = new LinkedHashMap<>(lower);
        both.putAll(upper);
        return both;
    }
}
