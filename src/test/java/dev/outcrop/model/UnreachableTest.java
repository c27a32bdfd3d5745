package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UnreachableTest {

    private static final String PASSWORD = "changeit";

    enum Way {
        SYNC,
        STREAM_OVER_HTTP_1,
        STREAM_OVER_HTTP_2
    }

    @ParameterizedTest
    @EnumSource
    void nothing_listening_is_a_network_failure_at_once(Way way) throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var failure = failure(way, URI.create("http://127.0.0.1:" + port));

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failure.problem())
                .isEqualTo("Model \"fast\" (us.amazon.nova-lite-v1:0, http://127.0.0.1:" + port
                        + ") cannot be reached: nothing accepts connections.");
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, null, "", false));
    }

    @ParameterizedTest
    @EnumSource
    void a_host_that_does_not_resolve_is_a_network_failure_at_once(Way way) throws Exception {
        var failure = failure(way, URI.create("http://no-such-host.invalid:8000"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failure.problem()).endsWith("cannot be reached: the host does not resolve.");
        assertThat(failure.trace().attempts()).isEqualTo(1);
    }

    @Test
    void an_endpoint_that_speaks_http_1_alone_is_named_with_what_to_set() throws Exception {
        try (var old = new StandIn((number, out) -> out.write(StandIn.text("Hi", "end_turn")))) {

            var failure = failure(Way.STREAM_OVER_HTTP_2, old.endpoint());

            assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
            assertThat(failure.problem()).endsWith("cannot be reached: the endpoint does not speak HTTP/2.");
            assertThat(failure.remedy()).isEqualTo("Set OUTCROP_HTTP_VERSION=1.1 in the environment.");
            assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, null, "", false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_without_tls_is_a_tls_failure_at_once(Way way) throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            daemon(() -> acceptAll(plain, socket -> {
                socket.getOutputStream().write(new byte[] {'H', 'T', 'T', 'P', '\n'});
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }));

            var failure = failure(way, URI.create("https://127.0.0.1:" + plain.getLocalPort()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.TLS);
            assertThat(failure.trace().attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_that_nobody_vouches_for_is_a_tls_failure_at_once(Way way, @TempDir Path folder)
            throws Exception {
        var connections = new AtomicInteger();
        try (var server = tlsServer(folder)) {
            daemon(() -> acceptAll(server, socket -> {
                connections.incrementAndGet();
                ((SSLSocket) socket).startHandshake();
            }));

            var failure = failure(way, URI.create("https://127.0.0.1:" + server.getLocalPort()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.TLS);
            assertThat(failure.problem()).contains(" cannot be reached safely: ");
            assertThat(failure.trace().attempts()).isEqualTo(1);
            // The SDK's pool for HTTP/1.1 tries a second connection of its own accord.
            assertThat(connections).hasValueLessThanOrEqualTo(way == Way.STREAM_OVER_HTTP_1 ? 2 : 1);
        }
    }

    private static CallException failure(Way way, URI endpoint) throws Exception {
        var environment = way == Way.STREAM_OVER_HTTP_2 ? Project.HTTP_2 : Project.HTTP_1;
        var config = Project.config(endpoint, Timeouts.DEFAULT, model("fast", NOVA));
        try (var models = Project.models(config, environment, new RealTime())) {
            if (way == Way.SYNC) {
                return catchThrowableOfType(
                        CallException.class,
                        () -> models.named("fast").chat(CallContext.NONE).chat("Hi"));
            }
            var heard = new Heard();
            models.named("fast").streaming(CallContext.NONE).chat("Hi", heard);
            return heard.error();
        }
    }

    private static SSLServerSocket tlsServer(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private interface Greeting {
        void greet(Socket socket) throws IOException;
    }

    private static void acceptAll(ServerSocket server, Greeting greeting) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                greeting.greet(socket);
            } catch (IOException e) {
                // The client refused what it was greeted with, which is the point, or the test is over.
                Thread.onSpinWait();
            }
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "greeter");
        thread.setDaemon(true);
        thread.start();
    }
}
