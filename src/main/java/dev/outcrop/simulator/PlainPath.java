package dev.outcrop.simulator;

import java.util.Optional;

/** Paths of the form {@code /collection} and {@code /collection/ID}, decoded; an id may hold slashes, since ARNs do. */
final class PlainPath {

    private PlainPath() {}

    /** An empty subject where the path is the collection's own. */
    static Optional<String> collection(String path, String collection) {
        return path.equals(collection) || path.equals(collection + "/") ? Optional.of("") : Optional.empty();
    }

    static Optional<String> item(String path, String collection) {
        return path.startsWith(collection + "/") && path.length() > collection.length() + 1
                ? Optional.of(path.substring(collection.length() + 1))
                : Optional.empty();
    }
}
