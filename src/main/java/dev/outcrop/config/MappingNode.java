package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys and values; the order of the file is kept. */
record MappingNode(Place at, Map<String, Node> entries, Map<String, Place> keys) implements UntypedNode {

    MappingNode {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        keys = Map.copyOf(keys);
    }

    static MappingNode empty(Place at) {
        return new MappingNode(at, Map.of(), Map.of());
    }

    @Override
    public Kind kind() {
        return Kind.MAPPING;
    }

    @Override
    public Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public Place keyAt(String key) {
        return keys.getOrDefault(key, at);
    }

    @Override
    public String shown() {
        return "a mapping";
    }

    @Override
    public Object value() {
        var values = new LinkedHashMap<String, Object>();
        entries.forEach((key, node) -> values.put(key, node.value()));
        return Collections.unmodifiableMap(values);
    }
}
