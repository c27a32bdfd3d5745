package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.simulator.PromptCache.Use;
import org.jspecify.annotations.Nullable;

/**
 * How an answer was served, beside what it says.
 *
 * @param latency the performance configuration that was asked for; null where none was
 * @param tier the service tier that was asked for; null where none was
 * @param guarding what a guardrail did; null where none was asked for
 */
record Served(
        Use cache,
        @Nullable String latency,
        @Nullable String tier,
        @Nullable Guarding guarding) {

    static Served of(JsonNode body, Use cache, @Nullable Guarding guarding) {
        return new Served(
                cache,
                body.path("performanceConfig").path("latency").textValue(),
                body.path("serviceTier").path("type").textValue(),
                guarding);
    }

    /** Whether the question never came to the model. */
    boolean refused() {
        return guarding != null && guarding.input().blocked();
    }

    /** {@code "performanceConfig":…,"serviceTier":…,} as far as they are there. */
    void configs(StringBuilder json) {
        if (latency != null) {
            Json.quote(latency, json.append("\"performanceConfig\":{\"latency\":"))
                    .append("},");
        }
        if (tier != null) {
            Json.quote(tier, json.append("\"serviceTier\":{\"type\":")).append("},");
        }
    }

    /** {@code "trace":…,} where a guardrail was to be traced. */
    void trace(StringBuilder json) {
        var trace = guarding == null ? null : guarding.trace();
        if (trace != null) {
            json.append("\"trace\":").append(trace).append(',');
        }
    }
}
