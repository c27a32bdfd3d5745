package dev.outcrop.model;

import dev.outcrop.config.CallSettings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one turn tells its model calls, and how it hears of them.
 *
 * @param session sticky choices such as a canary follow it; null where there is none
 * @param turn names run, conversation and turn in Bedrock's request metadata; null where nothing is to be sent
 * @param settings what Bedrock is asked in place of what the model's own line says
 * @param shortening what is left out, once a call, of a request that was larger than the model's window
 * @param calls told of each answered call; may be called from another thread, one call at a time
 */
public record CallContext(
        @Nullable String session,
        @Nullable String turn,
        CallSettings settings,
        Shortening shortening,
        Consumer<CallReport> calls) {

    /** A call that belongs to no session and reports to nobody. */
    public static final CallContext NONE = new CallContext(null, null, report -> {});

    /** A turn that asks nothing of Bedrock beside what the model's line says. */
    public CallContext(
            @Nullable String session, @Nullable String turn, Shortening shortening, Consumer<CallReport> calls) {
        this(session, turn, CallSettings.NONE, shortening, calls);
    }

    /** A turn whose requests are sent as they are or not at all. */
    public CallContext(@Nullable String session, @Nullable String turn, Consumer<CallReport> calls) {
        this(session, turn, CallSettings.NONE, Shortening.NONE, calls);
    }
}
