package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** One operation of Bedrock Runtime. Called on event loops: it must not block. */
interface Operation {

    /** Its name in the service model, such as {@code ConverseStream}. */
    String name();

    /** Whether its answers are streams. */
    boolean streams();

    /** What a request of this operation is about, such as a model id; empty where it is not of this operation. */
    Optional<String> subject(String method, String path);

    /**
     * The answer to a request that has shown who it is from.
     *
     * @param subject what {@link #subject} has found
     */
    Answer answer(String subject, Request request);
}
