package dev.outcrop.model;

import dev.outcrop.config.ModelConfig;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Which version of a model a session gets, where a share of the sessions tries another. */
final class Canary {

    /** Percents are told apart to a hundredth. */
    private static final int BUCKETS = 10_000;

    private Canary() {}

    /** The same session always gets the same version, in every process; without one each turn is drawn anew. */
    static ModelConfig choose(ModelConfig model, @Nullable String session, RandomGenerator random) {
        var canary = model.serving().canary();
        if (canary == null) {
            return model;
        }
        var bucket = session == null ? random.nextInt(BUCKETS) : bucketOf(model.name(), session);
        return bucket < canary.percent() / 100 * BUCKETS ? model.withId(canary.id()) : model;
    }

    /** Named by the model too, so that two canaries of a project do not always meet in the same sessions. */
    private static int bucketOf(String model, String session) {
        var crc = new CRC32();
        crc.update((model + "\n" + session).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % BUCKETS);
    }
}
