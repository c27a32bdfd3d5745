package dev.outcrop.model;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The default chain of credentials, which can be made to look again: AWS's own keeps what it found until it expires. */
final class Credentials implements IdentityProvider<AwsCredentialsIdentity>, SdkAutoCloseable {

    private volatile DefaultCredentialsProvider chain = chain();

    /** The next request looks through the whole chain again. */
    synchronized void renew() {
        var stale = chain;
        chain = chain();
        stale.close();
    }

    private static DefaultCredentialsProvider chain() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        return chain.resolveIdentity(request);
    }

    @Override
    public void close() {
        chain.close();
    }
}
