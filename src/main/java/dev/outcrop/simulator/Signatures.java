package dev.outcrop.simulator;

import java.util.Base64;
import java.util.SplittableRandom;

/** What a provider seals its thoughts with: opaque, and the same for the same thought. */
final class Signatures {

    private static final int BYTES = 96;

    private Signatures() {}

    static String of(String thought) {
        var random = new SplittableRandom(thought.hashCode());
        var seal = new byte[BYTES];
        random.nextBytes(seal);
        return Base64.getEncoder().encodeToString(seal);
    }
}
