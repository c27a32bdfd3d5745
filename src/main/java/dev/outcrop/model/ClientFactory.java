package dev.outcrop.model;

import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig.Connection;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/**
 * Makes AWS clients for a connection: its region, credentials, endpoint and bounds.
 *
 * <p>Retries of the SDK are off: one owner retries, and that is not the SDK. Its timeouts only back up our own.
 */
final class ClientFactory {

    /** Set to 1.1 for an endpoint that does not speak HTTP/2; Bedrock does, and streams share its connections. */
    static final String HTTP_VERSION = "OUTCROP_HTTP_VERSION";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** For plain HTTP: to make ready for TLS, which nobody asks for there, takes a fifth of a second. */
    private static final TlsSocketStrategy NO_TLS = (socket, host, port, attachment, context) -> {
        throw new SSLException(host + " is reached by plain HTTP.");
    };

    private final Connection connection;
    private final Map<String, String> environment;
    private final SyncCallers callers;
    private final Handshakes handshakes = new Handshakes();
    private @Nullable Credentials credentials;
    private volatile @Nullable EventLoops eventLoops;
    private volatile @Nullable String found;

    ClientFactory(Connection connection, Map<String, String> environment, SyncCallers callers) {
        this.connection = connection;
        this.environment = environment;
        this.callers = callers;
    }

    BedrockRuntimeClient sync() {
        // An answer that is not streamed sends no byte until it is whole: only the total bounds the wait for it.
        var http = Apache5HttpClient.builder()
                .maxConnections(Clients.MAX_CONCURRENCY)
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(patience())
                .socketTimeout(patience());
        if (isPlain()) {
            http.tlsSocketStrategy(NO_TLS);
        }
        var builder = BedrockRuntimeClient.builder().httpClientBuilder(new AbortableHttp.Builder(http, callers));
        configure(builder);
        return builder.build();
    }

    BedrockRuntimeAsyncClient async() {
        var http = NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(SdkEventLoopGroup.create(eventLoops(), handshakes::newChannel))
                .maxConcurrency(Clients.MAX_CONCURRENCY)
                .maxPendingConnectionAcquires(Clients.MAX_CONCURRENCY)
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(patience())
                .readTimeout(patience());
        if ("1.1".equals(environment.get(HTTP_VERSION))) {
            http.protocol(Protocol.HTTP1_1).protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL);
        } else {
            http.protocol(Protocol.HTTP2);
        }
        var builder = BedrockRuntimeAsyncClient.builder().httpClientBuilder(http);
        configure(builder);
        return builder.build();
    }

    /** The threads of a streaming client; ours to end, for the SDK waits two quiet seconds for its own, at every close. */
    record EventLoops(EventLoopGroup group) implements AutoCloseable {

        /** Runs a task on the event loop whose thread this is, behind what it is reading now; on another thread at once. */
        void afterReading(Runnable task) {
            for (var loop : group) {
                if (loop.inEventLoop() && !loop.isShutdown()) {
                    loop.execute(task);
                    return;
                }
            }
            task.run();
        }

        @Override
        public void close() {
            var unused = group.shutdownGracefully(1, 5, TimeUnit.SECONDS);
        }
    }

    private synchronized EventLoopGroup eventLoops() {
        var loops = eventLoops;
        if (loops == null) {
            loops = new EventLoops(new NioEventLoopGroup(0, new DefaultThreadFactory("outcrop-wire", true)));
            eventLoops = loops;
        }
        return loops.group();
    }

    /** Runs a task once the event loop whose thread this is has read what there is to read; on another thread at once. */
    void afterReading(Runnable task) {
        var loops = eventLoops;
        if (loops == null) {
            task.run();
        } else {
            loops.afterReading(task);
        }
    }

    /** Hands the threads of the streaming client over to whoever closes it. */
    synchronized EventLoops takeEventLoops() {
        var taken = Objects.requireNonNull(eventLoops, "the streaming client was made with some");
        eventLoops = null;
        return taken;
    }

    /** Lets go of what the clients were made of; the clients are closed before. */
    synchronized void close() {
        var loops = eventLoops;
        if (loops != null) {
            // Of a streaming client that could not be made.
            loops.close();
            eventLoops = null;
        }
        if (credentials != null) {
            credentials.close();
            credentials = null;
        }
    }

    private boolean isPlain() {
        var endpoint = connection.endpoint();
        return endpoint != null && "http".equals(endpoint.getScheme());
    }

    private Duration patience() {
        return connection.timeouts().total().plus(SLACK);
    }

    private void configure(BedrockRuntimeBaseClientBuilder<?, ?> builder) {
        builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .addExecutionInterceptor(new WireTap())
                .build());
        var region = region();
        if (!region.isEmpty()) {
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
        } else {
            builder.credentialsProvider(credentials());
        }
    }

    Handshakes handshakes() {
        return handshakes;
    }

    private synchronized Credentials credentials() {
        var chain = credentials;
        if (chain == null) {
            chain = new Credentials();
            credentials = chain;
        }
        return chain;
    }

    synchronized void renewCredentials() {
        if (credentials != null) {
            credentials.renew();
        }
    }

    /** The region of outcrop.yaml, of the environment, of the AWS profile, in this order; empty where none is set. */
    String region() {
        var region = found;
        if (region == null) {
            region = lookUpRegion();
            found = region;
        }
        return region;
    }

    private String lookUpRegion() {
        if (connection.region() != null) {
            return connection.region();
        }
        var named = environment.get("AWS_REGION");
        if (named != null) {
            return named;
        }
        if (connection.endpoint() != null) {
            // It only signs the request: whoever listens there is not found by it.
            return "us-east-1";
        }
        try {
            return new DefaultAwsRegionProviderChain().getRegion().id();
        } catch (SdkClientException e) {
            return "";
        }
    }
}
