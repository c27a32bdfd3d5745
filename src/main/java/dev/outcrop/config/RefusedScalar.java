package dev.outcrop.config;

import dev.outcrop.error.Place;
import org.jspecify.annotations.Nullable;

/** Stands for a scalar that could not be filled, or not be read as what it is. */
record RefusedScalar(Place at, String written) implements UntypedNode {

    @Override
    public Kind kind() {
        return Kind.NULL;
    }

    @Override
    public boolean isRefused() {
        return true;
    }

    @Override
    public String shown() {
        return Quoted.of(written);
    }

    @Override
    public @Nullable Object value() {
        return null;
    }
}
