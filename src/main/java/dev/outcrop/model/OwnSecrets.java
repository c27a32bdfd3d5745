package dev.outcrop.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that an environment holds, to be taken out of what others say: a server or a proxy that explains why a
 * signature does not fit may repeat them.
 */
record OwnSecrets(List<String> values) {

    /** Shorter than any of AWS's: it would take words out of sentences. */
    private static final int SHORTEST = 16;

    private static final List<String> VARIABLES = List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_BEARER_TOKEN_BEDROCK",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN");

    /** Those that the process was started with. */
    static final OwnSecrets OF_PROCESS = in(System.getenv());

    OwnSecrets {
        values = List.copyOf(values);
    }

    static OwnSecrets in(Map<String, String> environment) {
        return new OwnSecrets(VARIABLES.stream()
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST)
                .toList());
    }

    boolean areIn(String words) {
        return values.stream().anyMatch(words::contains);
    }

    String takenOutOf(String words) {
        var without = words;
        for (var value : values) {
            without = without.replace(value, "(removed)");
        }
        return without;
    }
}
