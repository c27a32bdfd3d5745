package dev.outcrop.model;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes by model id; as many as the configuration names. Thread-safe. */
final class Lanes {

    private final Time time;
    private final Map<String, Lane> byId = new ConcurrentHashMap<>();

    Lanes(Time time) {
        this.time = time;
    }

    Lane of(String modelId) {
        return byId.computeIfAbsent(modelId, id -> new Lane(id, time, Clients.MAX_CONCURRENCY));
    }

    /** Forgets the models that a changed configuration no longer names. */
    void keep(Set<String> modelIds) {
        byId.keySet().retainAll(modelIds);
    }
}
