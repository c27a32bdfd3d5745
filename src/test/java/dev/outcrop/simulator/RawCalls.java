package dev.outcrop.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests as bytes, by the JDK's own HTTP client, which asks for h2c by upgrade. */
final class RawCalls {

    static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/us-east-1/bedrock/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=0123456789abcdef";
    static final String HELLO = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"hello\"}]}]}";

    private final URI endpoint;
    private final HttpClient client;

    RawCalls(URI endpoint, HttpClient.Version version) {
        this.endpoint = endpoint;
        this.client = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    RawCalls(SimulatorServer simulator) {
        this(simulator.endpoint(), HttpClient.Version.HTTP_1_1);
    }

    HttpResponse<String> converse(String modelId, String body) throws Exception {
        return post("/model/" + modelId + "/converse", body);
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Authorization", SIGNATURE)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
