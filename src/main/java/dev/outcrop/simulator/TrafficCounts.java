package dev.outcrop.simulator;

import java.util.Map;

/**
 * What a simulator has taken in so far, and what it is at.
 *
 * @param requests by operation; "" for paths where there is none
 * @param connections opened so far
 */
public record TrafficCounts(Map<String, Long> requests, int openStreams, int openConnections, long connections) {

    public TrafficCounts {
        requests = Map.copyOf(requests);
    }

    /** Requests of one operation, such as {@code Converse}. */
    public long of(String operation) {
        return requests.getOrDefault(operation, 0L);
    }
}
