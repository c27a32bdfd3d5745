package dev.outcrop.model;

import dev.outcrop.config.OutcropConfig.Connection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** What this machine brings along to reach Bedrock. Looks it up anew each time; nothing secret leaves it. */
public final class Access {

    private final Connection connection;
    private final Map<String, String> environment;

    public Access(Connection connection, Map<String, String> environment) {
        this.connection = connection;
        this.environment = Map.copyOf(environment);
    }

    /** Where calls go other than to their region's own address; empty where they do not. */
    public Optional<URI> endpoint() {
        return Optional.ofNullable(Endpoint.settle(connection, environment).endpoint());
    }

    /** The region that calls go to; empty where nothing names one. May ask the machine's metadata service. */
    public Optional<String> region() {
        if (connection.region() != null) {
            return Optional.of(connection.region());
        }
        var named = environment.get("AWS_REGION");
        if (named != null) {
            return Optional.of(named);
        }
        try {
            return Optional.of(
                    DefaultAwsRegionProviderChain.builder().build().getRegion().id());
        } catch (SdkClientException e) {
            // That is how the chain says that there is none.
            return Optional.empty();
        }
    }

    /** Where credentials were found; empty where there are none. May ask the machine's metadata service. */
    public Optional<String> credentials() {
        if (environment.containsKey("AWS_BEARER_TOKEN_BEDROCK")) {
            return Optional.of("AWS_BEARER_TOKEN_BEDROCK");
        }
        try (var chain = DefaultCredentialsProvider.builder().build()) {
            chain.resolveCredentials();
            return Optional.of(source());
        } catch (SdkClientException e) {
            // That is how the chain says that there are none.
            return Optional.empty();
        }
    }

    /** The AWS SDK looks at the environment before it looks at profiles and at the machine. */
    private String source() {
        if (environment.containsKey("AWS_ACCESS_KEY_ID")) {
            return "AWS_ACCESS_KEY_ID";
        }
        var profile = environment.get("AWS_PROFILE");
        return profile == null ? "the AWS SDK's default chain" : "AWS profile \"" + profile + "\"";
    }
}
