package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.Map;

/** Stands for a file that could not be read. */
record UnreadableNode(Place at) implements UntypedNode {

    @Override
    public Kind kind() {
        return Kind.MAPPING;
    }

    @Override
    public boolean isRefused() {
        return true;
    }

    @Override
    public String shown() {
        return "a file that could not be read";
    }

    @Override
    public Object value() {
        return Map.of();
    }
}
