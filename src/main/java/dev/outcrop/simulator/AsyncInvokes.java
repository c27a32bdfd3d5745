package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous invocations of a server, the last 1,000. Each is in progress for a second and then completed.
 *
 * <p>Nothing is written to S3: a simulator has no bucket. Thread-safe.
 */
final class AsyncInvokes {

    static final int MAX_KEPT = 1_000;
    static final Duration TAKES = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Invocation> byArn = new LinkedHashMap<>();

    AsyncInvokes(Clock clock) {
        this.clock = clock;
    }

    /** One invocation; its request is what the client sent. */
    record Invocation(String arn, String modelArn, JsonNode request, Instant submitted) {

        @Nullable
        String token() {
            return request.path("clientRequestToken").textValue();
        }

        boolean over(Instant now) {
            return !now.isBefore(submitted.plus(TAKES));
        }

        String status(Instant now) {
            return over(now) ? "Completed" : "InProgress";
        }

        ObjectNode json(Instant now) {
            var json = Json.object().put("invocationArn", arn).put("modelArn", modelArn);
            if (token() != null) {
                json.put("clientRequestToken", token());
            }
            var latest = over(now) ? submitted.plus(TAKES) : submitted;
            json.put("status", status(now))
                    .put("submitTime", submitted.toString())
                    .put("lastModifiedTime", latest.toString());
            if (over(now)) {
                json.put("endTime", latest.toString());
            }
            json.set("outputDataConfig", request.path("outputDataConfig"));
            return json;
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Takes an invocation in; one with the client token of an earlier one is that one.
     *
     * @return empty where the token was used for another request
     */
    synchronized Optional<Invocation> start(String arn, String modelArn, JsonNode request) {
        var invocation = new Invocation(arn, modelArn, request, now());
        for (var earlier : byArn.values()) {
            if (invocation.token() != null && Objects.equals(earlier.token(), invocation.token())) {
                return earlier.request().equals(request) ? Optional.of(earlier) : Optional.empty();
            }
        }
        if (byArn.size() >= MAX_KEPT) {
            byArn.remove(byArn.keySet().iterator().next());
        }
        byArn.put(arn, invocation);
        return Optional.of(invocation);
    }

    synchronized Optional<Invocation> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** All that are kept, the oldest first. */
    synchronized List<Invocation> all() {
        return new ArrayList<>(byArn.values());
    }
}
