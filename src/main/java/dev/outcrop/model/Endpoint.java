package dev.outcrop.model;

import dev.outcrop.config.Backend;
import dev.outcrop.config.HttpAddress;
import dev.outcrop.config.OutcropConfig.Connection;
import dev.outcrop.error.OutcropException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where Bedrock Runtime is, when it is not where its region says: outcrop.yaml's word, then the environment's.
 *
 * <p>The AWS SDK would read the environment too, but later, and nobody else would know: errors name the endpoint, and one
 * that is no address is refused before anything is called. Source: AWS SDKs and tools reference, service-specific endpoints.
 */
final class Endpoint {

    private static final List<String> VARIABLES = List.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "AWS_ENDPOINT_URL");
    private static final String IGNORED = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    private Endpoint() {}

    /**
     * The connection with its endpoint settled.
     *
     * @throws OutcropException of kind input: a variable of the environment is not an address
     */
    static Connection settle(Connection connection, Map<String, String> environment) {
        var live = connection.backend() == Backend.BEDROCK || connection.backend() == Backend.RECORD;
        if (connection.endpoint() != null || !live || "true".equals(environment.get(IGNORED))) {
            return connection;
        }
        return VARIABLES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> connection.withEndpoint(read(name, environment.getOrDefault(name, ""))))
                .orElse(connection);
    }

    private static URI read(String name, String value) {
        return HttpAddress.read(value)
                .orElseThrow(() -> OutcropException.input(
                        name + " is \"" + value + "\", which is not an address such as http://127.0.0.1:8000.",
                        "Correct or unset it."));
    }
}
