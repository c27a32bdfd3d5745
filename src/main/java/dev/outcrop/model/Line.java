package dev.outcrop.model;

import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig.Connection;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The way to Bedrock that the calls of one configuration share.
 *
 * @param callbacks where user code hears of streams; never an event loop
 */
record Line(Connection connection, Clients clients, Time time, Executor callbacks) {

    /** An exchange of a turn; live Bedrock is told of turns only where the project says so. */
    Exchange exchange(@Nullable String turn) {
        var told = connection.backend() == Backend.SIMULATOR || connection.requestMetadata();
        return new Exchange(told ? turn : null);
    }
}
