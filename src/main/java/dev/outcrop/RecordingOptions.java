package dev.outcrop;

import dev.outcrop.recording.Delays;
import dev.outcrop.recording.Renewal;

/**
 * How recordings are made and used on the backends {@code record} and {@code replay}.
 *
 * @param renewal what is asked of the live service on {@code record}
 * @param delays when recorded answers are given
 */
public record RecordingOptions(Renewal renewal, Delays delays) {

    /** Records what is missing; answers at once. */
    public static final RecordingOptions DEFAULT = new RecordingOptions(Renewal.MISSING, Delays.NONE);
}
