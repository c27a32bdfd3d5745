package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.FaultBench.Silence;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UnreachableTest {

    private static final String PASSWORD = "changeit";

    private static Path keys;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothing_listening_is_a_network_failure_at_once(FaultWay way) throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var failure = failure(way, URI.create("http://127.0.0.1:" + port));

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failure.problem())
                .isEqualTo("Model \"smart\" (us.anthropic.claude-sonnet-4-6, http://127.0.0.1:" + port
                        + ") cannot be reached: nothing accepts connections.");
        assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, null, "", false));
    }

    @ParameterizedTest
    @EnumSource
    void a_host_that_does_not_resolve_is_a_network_failure_at_once(FaultWay way) throws Exception {
        var failure = failure(way, URI.create("http://no-such-host.invalid:8000"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(failure.problem()).endsWith("cannot be reached: the host does not resolve.");
        assertThat(failure.trace().attempts()).isEqualTo(1);
    }

    @Test
    void an_endpoint_that_speaks_http_1_alone_is_named_with_what_to_set() throws Exception {
        try (var old = new StandIn((number, out) -> out.write(StandIn.text("Hi", "end_turn")))) {

            var failure = failure(FaultWay.STREAM_OVER_HTTP_2, old.endpoint());

            assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK);
            assertThat(failure.problem()).endsWith("cannot be reached: the endpoint does not speak HTTP/2.");
            assertThat(failure.remedy()).isEqualTo("Set OUTCROP_HTTP_VERSION=1.1 in the environment.");
            assertThat(failure.trace()).isEqualTo(new CallException.Trace(1, null, "", false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_without_tls_is_a_tls_failure_at_once(FaultWay way) throws Exception {
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
    void a_certificate_that_nobody_vouches_for_is_a_tls_failure_at_once(FaultWay way) throws Exception {
        var connections = new AtomicInteger();
        try (var server = tlsServer()) {
            daemon(() -> acceptAll(server, socket -> {
                connections.incrementAndGet();
                ((SSLSocket) socket).startHandshake();
            }));

            var failure = failure(way, URI.create("https://127.0.0.1:" + server.getLocalPort()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.TLS);
            assertThat(failure.problem()).contains(" cannot be reached safely: ");
            assertThat(failure.trace().attempts()).isEqualTo(1);
            // The SDK's pool for HTTP/1.1 tries a second connection of its own accord.
            assertThat(connections)
                    .hasValueLessThanOrEqualTo(way.streams() && way.environment() == Project.HTTP_1 ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_credentials_are_told_in_one_line_and_nothing_is_sent(FaultWay way) throws Exception {
        assumeThat(System.getenv())
                .as("no credentials in the environment")
                .doesNotContainKeys(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_WEB_IDENTITY_TOKEN_FILE",
                        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        "AWS_BEARER_TOKEN_BEDROCK");
        var nowhere = folder.resolve("nowhere").toString();
        var settings = Map.of(
                "aws.disableEc2Metadata", "true", "aws.configFile", nowhere, "aws.sharedCredentialsFile", nowhere);
        settings.forEach(System::setProperty);
        try (var simulator = SimulatorServer.start(0, Rules.none())) {
            var config = Project.config(simulator.endpoint(), Timeouts.DEFAULT, way.model());

            var failure = failure(way, config.withConnection(config.connection().withBackend(Backend.BEDROCK)));

            assertThat(failure.kind()).isEqualTo(ErrorKind.CREDENTIALS);
            assertThat(failure.problem()).doesNotContain("\n").contains("without valid AWS credentials: none in ");
            assertThat(simulator.counts().requests()).isEmpty();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private CallException failure(FaultWay way, URI endpoint) throws Exception {
        return failure(way, Project.config(endpoint, Timeouts.DEFAULT, way.model()));
    }

    private CallException failure(FaultWay way, OutcropConfig config) throws Exception {
        try (var bench = new FaultBench(way, config, folder, new RealTime())) {
            var heard = bench.ask("talk", "Hi", Silence.NEVER, Timeouts.DEFAULT.total());

            assertThat(bench.kept("talk")).isEmpty();
            return heard.error();
        }
    }

    /** A certificate of our own making, once for all ways. */
    @BeforeAll
    static void makeKeys(@TempDir Path folder) throws IOException, InterruptedException {
        keys = folder.resolve("keys.p12");
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
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static SSLServerSocket tlsServer() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
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
