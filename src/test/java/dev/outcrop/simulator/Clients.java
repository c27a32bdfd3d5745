package dev.outcrop.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Unmodified AWS SDK clients of each kind on a simulator, without retries. */
public final class Clients {

    private static final StaticCredentialsProvider ANYONE =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

    /** Shared, since the SDK takes two seconds to end a group of its own; its threads are daemons. */
    private static final SdkEventLoopGroup LOOPS =
            SdkEventLoopGroup.builder().numberOfThreads(2).build();

    private Clients() {}

    /** The HTTP client below an async client. */
    public enum Http {
        HTTP_1(Protocol.HTTP1_1),
        HTTP_2(Protocol.HTTP2);

        private final Protocol protocol;

        Http(Protocol protocol) {
            this.protocol = protocol;
        }
    }

    /** The HTTP client below a sync client. */
    public enum Sync {
        URL_CONNECTION,
        APACHE;

        private SdkHttpClient client() {
            return this == APACHE
                    ? Apache5HttpClient.builder()
                            .socketTimeout(Duration.ofSeconds(10))
                            .build()
                    : UrlConnectionHttpClient.builder()
                            .socketTimeout(Duration.ofSeconds(10))
                            .build();
        }
    }

    public static BedrockRuntimeClient sync(URI endpoint) {
        return sync(endpoint, Sync.URL_CONNECTION);
    }

    public static BedrockRuntimeClient sync(URI endpoint, Sync kind) {
        return BedrockRuntimeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYONE)
                .httpClient(kind.client())
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    public static BedrockRuntimeAsyncClient async(URI endpoint, Http http) {
        return BedrockRuntimeAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYONE)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(http.protocol)
                        .eventLoopGroup(LOOPS)
                        .maxConcurrency(500)
                        .readTimeout(Duration.ofSeconds(10)))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** A message of the user. */
    public static Message user(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    /** The events of a stream that ends well within 20 s. */
    public static List<ConverseStreamOutput> events(
            BedrockRuntimeAsyncClient client, Consumer<ConverseStreamRequest.Builder> request) throws Exception {
        var events = new ArrayList<ConverseStreamOutput>();
        client.converseStream(
                        request,
                        ConverseStreamResponseHandler.builder()
                                .subscriber(events::add)
                                .build())
                .get(20, TimeUnit.SECONDS);
        return events;
    }

    /** The text of a stream's deltas. */
    public static String text(List<ConverseStreamOutput> events) {
        var text = new StringBuilder();
        var visitor = ConverseStreamResponseHandler.Visitor.builder()
                .onContentBlockDelta(delta -> text.append(
                        delta.delta().text() == null ? "" : delta.delta().text()))
                .build();
        events.forEach(event -> event.accept(visitor));
        return text.toString();
    }
}
