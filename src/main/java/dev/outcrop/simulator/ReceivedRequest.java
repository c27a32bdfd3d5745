package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One request that a simulator has received.
 *
 * @param operation such as {@code ConverseStream}; empty where there is none at the path
 * @param modelId as it was asked for; empty where the path names none
 * @param headers names in lower case; those that hold credentials are left out
 * @param body as text
 */
public record ReceivedRequest(String operation, String modelId, Map<String, String> headers, String body) {

    private static final Set<String> SECRET = Set.of("authorization", "x-amz-security-token", "cookie");

    public ReceivedRequest {
        headers = Map.copyOf(headers);
    }

    static ReceivedRequest of(String operation, String modelId, Request request) {
        var headers = new LinkedHashMap<>(request.headers());
        headers.keySet().removeAll(SECRET);
        return new ReceivedRequest(operation, modelId, headers, request.text());
    }
}
