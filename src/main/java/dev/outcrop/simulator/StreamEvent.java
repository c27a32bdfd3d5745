package dev.outcrop.simulator;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.fault.Part;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One event of a stream before it is framed.
 *
 * @param json the payload, which holds {@link #PADDING} where its padding goes
 * @param role what it is to the answer
 * @param dueNanos from the request on; 0 for at once
 */
record StreamEvent(String type, String json, Part.Role role, long dueNanos) {

    /** The member {@code p}, still empty: every real event carries one of 2 to 61 characters. */
    static final String PADDING = "\"p\":\"\"";

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LEAST = 2;

    Part part() {
        return new Part(role, dueNanos, frame());
    }

    /** The bytes of its frame, padded at random as Bedrock does. */
    private byte[] frame() {
        var at = json.lastIndexOf(PADDING) + PADDING.length() - 1;
        var letters = LETTERS.substring(0, ThreadLocalRandom.current().nextInt(LEAST, LETTERS.length()));
        var padded = json.substring(0, at) + letters + json.substring(at);
        return EventFrame.event(type, padded.getBytes(StandardCharsets.UTF_8));
    }
}
