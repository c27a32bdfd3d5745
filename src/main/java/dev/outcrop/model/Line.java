package dev.outcrop.model;

import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig.Connection;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way to Bedrock that the calls of one configuration share.
 *
 * @param lanes what the calls of one model version share
 */
record Line(Connection connection, Clients clients, Lanes lanes, Surroundings around) {

    /**
     * What is there whatever the configuration says.
     *
     * @param callbacks where user code hears of streams; never an event loop
     * @param watch looks after what is under way
     * @param switchboard who else may answer, and hears what Bedrock answers
     */
    record Surroundings(
            Time time,
            RandomGenerator random,
            Executor callbacks,
            Watch watch,
            SyncCallers callers,
            Switchboard switchboard) {}

    Time time() {
        return around.time();
    }

    /** The turn as live Bedrock may hear of it: only where the project says so. */
    @Nullable
    String told(@Nullable String turn) {
        return connection.backend() == Backend.SIMULATOR || connection.requestMetadata() ? turn : null;
    }

    /** Where calls go, as errors name it: the endpoint where one is set, else the region. */
    String place() {
        var endpoint = connection.endpoint();
        // Without a user and a password, which an address may hold.
        return endpoint == null
                ? clients.region()
                : endpoint.getScheme() + "://" + endpoint.getHost()
                        + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }
}
