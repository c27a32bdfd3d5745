package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A structure or a union of the service model: its members by name, and which of them there have to be. */
final class WireStructure implements WireShape {

    private final Map<String, WireShape> members = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final String union;

    private WireStructure(String union) {
        this.union = union;
    }

    static WireStructure structure() {
        return new WireStructure("");
    }

    /** A structure of which exactly one member is set; the name is what errors call it. */
    static WireStructure union(String name) {
        return new WireStructure(name);
    }

    WireStructure may(String member, WireShape shape) {
        members.put(member, shape);
        return this;
    }

    WireStructure must(String member, WireShape shape) {
        required.add(member);
        return may(member, shape);
    }

    /** The names of the members, for those who compare it with the service model. */
    Map<String, WireShape> members() {
        return Map.copyOf(members);
    }

    @Override
    public void check(JsonNode value, WirePath path, WireFindings findings) {
        if (!value.isObject()) {
            findings.notConverted(value, "a Structure");
            return;
        }
        var set = 0;
        for (var member : value.properties()) {
            var shape = members.get(member.getKey());
            if (shape == null) {
                findings.foreign(path, member.getKey());
            } else if (!member.getValue().isNull()) {
                set++;
                shape.check(member.getValue(), path.member(member.getKey()), findings);
            }
        }
        for (var name : required) {
            if (!value.hasNonNull(name)) {
                findings.violations().absent(value.path(name), path.member(name).coral());
            }
        }
        if (!union.isEmpty() && set != 1) {
            findings.unset(union, path, String.join(", ", members.keySet()));
        }
    }
}
