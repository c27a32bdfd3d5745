package dev.outcrop.simulator;

import java.util.Optional;

/** Paths of the form {@code /model/ID/operation}, decoded; an id may hold slashes, since ARNs do. */
final class ModelPath {

    private static final String BEGIN = "/model/";

    private ModelPath() {}

    static Optional<String> modelId(String method, String path, String operation) {
        var end = path.lastIndexOf('/');
        return method.equals("POST")
                        && path.startsWith(BEGIN)
                        && end > BEGIN.length()
                        && path.substring(end + 1).equals(operation)
                ? Optional.of(path.substring(BEGIN.length(), end))
                : Optional.empty();
    }
}
