package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server that is anything but Bedrock: it gives one answer to everybody, over HTTP/1.1, and counts who asks. */
final class WebServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private static final String KEYS = "keys.p12";

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private WebServer(HttpServer server, int status, String contentType, String body) {
        this.server = server;
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", contentType);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    static WebServer answering(int status, String contentType, String body) throws IOException {
        return new WebServer(HttpServer.create(anyPort(), 0), status, contentType, body);
    }

    /** With a certificate for 127.0.0.1 that nobody vouches for; its key is made in a folder. */
    static WebServer secure(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve(KEYS))));
        return new WebServer(server, 200, "text/html", "<html>");
    }

    /** What makes a Java trust the certificate in a folder. */
    static String trusting(Path folder) {
        return "-Djavax.net.ssl.trustStore=" + folder.resolve(KEYS) + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SSLContext selfSigned(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder((keytool
                                + " -genkeypair -alias x -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1 -storetype PKCS12 -storepass "
                                + PASSWORD + " -keystore " + file)
                        .split(" "))
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    String endpoint() {
        var scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many requests came in so far. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
