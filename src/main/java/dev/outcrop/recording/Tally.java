package dev.outcrop.recording;

import java.util.List;

/**
 * What became of requests so far.
 *
 * @param replayed answered from recordings
 * @param recorded answered by the service and recorded
 * @param lost why an answer was not recorded, each reason once, at most 100
 */
public record Tally(long replayed, long recorded, List<String> lost) {
    public Tally {
        lost = List.copyOf(lost);
    }
}
