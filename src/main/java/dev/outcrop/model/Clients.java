package dev.outcrop.model;

import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/**
 * The AWS clients of one connection, each created by the first call that needs it. Thread-safe.
 *
 * <p>Retries of the SDK are off: one owner retries, and that is not the SDK.
 */
final class Clients implements AutoCloseable {

    /** Connections and open streams at most; a stream holds 2 MiB of heap from its first byte to its last. */
    static final int MAX_CONCURRENCY = 1_000;

    /** Set to 1.1 for an endpoint that does not speak HTTP/2; Bedrock does, and streams share its connections. */
    static final String HTTP_VERSION = "OUTCROP_HTTP_VERSION";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Connection connection;
    private final Map<String, String> environment;
    private volatile @Nullable BedrockRuntimeClient sync;
    private volatile @Nullable BedrockRuntimeAsyncClient async;

    Clients(Connection connection, Map<String, String> environment) {
        this.connection = connection;
        this.environment = environment;
    }

    BedrockRuntimeClient sync() {
        var client = sync;
        return client == null ? createSync() : client;
    }

    BedrockRuntimeAsyncClient async() {
        var client = async;
        return client == null ? createAsync() : client;
    }

    private synchronized BedrockRuntimeClient createSync() {
        var client = sync;
        if (client == null) {
            // An answer that is not streamed sends no byte until it is whole: only the total bounds the wait for it.
            var http = Apache5HttpClient.builder()
                    .maxConnections(MAX_CONCURRENCY)
                    .connectionTimeout(CONNECT)
                    .connectionAcquisitionTimeout(connection.timeouts().total())
                    .socketTimeout(connection.timeouts().total().plus(SLACK));
            var builder = BedrockRuntimeClient.builder().httpClientBuilder(http);
            configure(builder);
            client = builder.build();
            sync = client;
        }
        return client;
    }

    private synchronized BedrockRuntimeAsyncClient createAsync() {
        var client = async;
        if (client == null) {
            var http = NettyNioAsyncHttpClient.builder()
                    .protocol(protocol())
                    .maxConcurrency(MAX_CONCURRENCY)
                    .maxPendingConnectionAcquires(10 * MAX_CONCURRENCY)
                    .connectionTimeout(CONNECT)
                    .connectionAcquisitionTimeout(connection.timeouts().total())
                    .readTimeout(connection.timeouts().total().plus(SLACK));
            var builder = BedrockRuntimeAsyncClient.builder().httpClientBuilder(http);
            configure(builder);
            client = builder.build();
            async = client;
        }
        return client;
    }

    private void configure(BedrockRuntimeBaseClientBuilder<?, ?> builder) {
        builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
        var region = region();
        if (region != null) {
            builder.region(Region.of(region));
        }
        var endpoint = connection.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (connection.backend() == Backend.SIMULATOR || connection.backend() == Backend.REPLAY) {
            // A bearer token of the environment must not reach a server that needs none.
            builder.authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("sigv4")))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("simulated", "simulated")));
        }
    }

    private Protocol protocol() {
        return "1.1".equals(environment.get(HTTP_VERSION)) ? Protocol.HTTP1_1 : Protocol.HTTP2;
    }

    /** The region of outcrop.yaml, else of the environment; null where only the AWS profile can tell. */
    private @Nullable String region() {
        var region = connection.region();
        if (region == null) {
            region = environment.get("AWS_REGION");
        }
        return region == null && connection.endpoint() != null ? "us-east-1" : region;
    }

    @Override
    public synchronized void close() {
        var open = sync;
        if (open != null) {
            open.close();
        }
        var streaming = async;
        if (streaming != null) {
            streaming.close();
        }
    }
}
