package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Values in order. */
record ListNode(Place at, List<Node> items) implements UntypedNode {

    ListNode {
        items = List.copyOf(items);
    }

    @Override
    public Kind kind() {
        return Kind.LIST;
    }

    @Override
    public String shown() {
        return "a list";
    }

    @Override
    public Object value() {
        var values = new ArrayList<Object>();
        items.forEach(item -> values.add(item.value()));
        return Collections.unmodifiableList(values);
    }
}
