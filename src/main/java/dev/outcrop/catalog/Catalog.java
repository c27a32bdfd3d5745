package dev.outcrop.catalog;

import java.util.List;
import java.util.Optional;

/** The known model versions, from a dated data file that ships with the product. Immutable; lookups are by hash. */
public final class Catalog {

    private Catalog() {}

    /** The catalogue of this release. */
    public static Catalog shipped() {
        throw new UnsupportedOperationException("catalog");
    }

    /** The card of an id in any form; profile prefixes and ARNs resolve to their model, a profile's own row wins. */
    public Optional<ModelCard> find(String modelId) {
        throw new UnsupportedOperationException("catalog");
    }

    /** All cards, ordered by id. */
    public List<ModelCard> all() {
        throw new UnsupportedOperationException("catalog");
    }

    /** The known ids most like a wrong one, best first, at most {@code limit}. */
    public List<String> nearest(String modelId, int limit) {
        throw new UnsupportedOperationException("catalog");
    }

    /** Inference profile ids that contain a foundation model, those usable from the region first. */
    public List<String> profilesOf(String foundationModelId, String region) {
        throw new UnsupportedOperationException("catalog");
    }
}
