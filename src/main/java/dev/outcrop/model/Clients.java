package dev.outcrop.model;

import dev.outcrop.config.OutcropConfig.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * The AWS clients of one connection, each created by the first call that needs it. Thread-safe.
 *
 * <p>Once retired they close when the last call under way has ended.
 */
final class Clients implements AutoCloseable {

    /** Connections and open streams at most; a stream holds 2 MiB of heap from its first byte to its last. */
    static final int MAX_CONCURRENCY = 1_000;

    private final ClientFactory factory;
    private volatile @Nullable BedrockRuntimeClient sync;
    private volatile @Nullable BedrockRuntimeAsyncClient async;
    private int underWay;
    private boolean retired;

    Clients(Connection connection, Map<String, String> environment, SyncCallers callers) {
        this.factory = new ClientFactory(connection, environment, callers);
    }

    BedrockRuntimeClient sync() {
        var client = sync;
        return client == null ? createSync() : client;
    }

    private synchronized BedrockRuntimeClient createSync() {
        var client = sync;
        if (client == null) {
            client = factory.sync();
            sync = client;
        }
        return client;
    }

    BedrockRuntimeAsyncClient async() {
        var client = async;
        return client == null ? createAsync() : client;
    }

    private synchronized BedrockRuntimeAsyncClient createAsync() {
        var client = async;
        if (client == null) {
            client = factory.async();
            async = client;
        }
        return client;
    }

    /** The region that calls go to; empty where none was found. */
    String region() {
        return factory.region();
    }

    /** The TLS handshakes of streams. */
    Handshakes handshakes() {
        return factory.handshakes();
    }

    /** Runs a task once the event loop whose thread this is has read what there is to read; on another thread at once. */
    void afterReading(Runnable task) {
        factory.afterReading(task);
    }

    void renewCredentials() {
        factory.renewCredentials();
    }

    /** A call begins; it ends with {@link #leave}. */
    synchronized void enter() {
        underWay++;
    }

    synchronized void leave() {
        underWay--;
        closeWhenIdle();
    }

    /** No call is expected any more; one that comes nevertheless is served. */
    synchronized void retire() {
        retired = true;
        closeWhenIdle();
    }

    private void closeWhenIdle() {
        if (retired && underWay == 0) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        var open = sync;
        if (open != null) {
            sync = null;
            open.close();
        }
        var streaming = async;
        if (streaming != null) {
            async = null;
            closeAside(streaming, factory.takeEventLoops());
        }
        factory.close();
    }

    /**
     * The SDK waits up to five seconds for connections that never came to be; nobody should wait with it. It closes the others
     * on their event loops, which have to live until then.
     */
    private static void closeAside(BedrockRuntimeAsyncClient client, ClientFactory.EventLoops loops) {
        var thread = new Thread(
                () -> {
                    client.close();
                    loops.close();
                },
                "outcrop-close");
        thread.setDaemon(true);
        thread.start();
    }
}
