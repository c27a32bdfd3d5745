package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that is none, is not there, is not safe, or is not Bedrock: what each command says, and how often it asks. */
@Timeout(120)
final class BadEndpointTest {

    private static final String PROXY = "Try again, look for a proxy between here and Bedrock, and check the endpoint.";
    private static final String NETWORK = "Check the network, the region and the endpoint, then try again.";

    @TempDir
    Path folder;

    /** The AWS SDK finds them nowhere else: the environment of a process cannot be changed in it. */
    @BeforeAll
    static void signIn() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterAll
    static void signOut() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "ftp://127.0.0.1", "http://", "127.0.0.1:8000", "https://:443"})
    void what_is_no_address_is_refused_where_it_stands(String endpoint) {
        var user = user(endpoint);
        var refused = new Typed.Result(2, "", """
                outcrop.yaml, line 3, column 11: endpoint cannot be the text "ENDPOINT".
                Write an address such as http://127.0.0.1:8000.
                """.replace("ENDPOINT", endpoint));

        assertThat(user.run("ask", "poet", "hi")).isEqualTo(refused);
        assertThat(user.run("model", "check")).isEqualTo(refused);
        assertThat(user.run("run")).isEqualTo(refused);
    }

    @Test
    void what_is_no_address_in_the_environment_is_refused_by_the_name_of_its_variable() {
        ProjectFolder.in(folder).file("outcrop.yaml", "backend: bedrock\nregion: us-east-1\n" + ProjectFolder.CONFIG);
        var user = Typed.in(folder).with("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "nowhere");

        assertThat(user.run("ask", "poet", "hi")).isEqualTo(new Typed.Result(2, "", """
                AWS_ENDPOINT_URL_BEDROCK_RUNTIME is "nowhere", which is not an address such as http://127.0.0.1:8000.
                Correct or unset it.
                """));
    }

    @Test
    void a_host_that_does_not_resolve_is_told_at_once() throws IOException {
        var endpoint = "https://no-such-host.invalid";
        var user = user(endpoint);
        var problem = model(endpoint) + " cannot be reached: the host does not resolve.";

        fails(user, "network", 1, new Words(problem, problem, NETWORK), "1 attempt\n");
        assertThat(user.run("model", "check").out()).isEqualTo(diagnosis(problem, NETWORK));
        assertThat(user.run("doctor").out()).contains("""
                fail  endpoint        https://no-such-host.invalid cannot be reached: the host does not resolve
                                      Look whether a proxy or firewall is in the way, and at endpoint: and AWS_ENDPOINT_URL_BEDROCK_RUNTIME.
                warn  models          not called
                """);
    }

    @Test
    void nothing_that_listens_is_told_at_once() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var endpoint = "http://127.0.0.1:" + port;
        var user = user(endpoint);
        var problem = model(endpoint) + " cannot be reached: nothing accepts connections.";

        fails(user, "network", 1, new Words(problem, problem, NETWORK), "1 attempt\n");
        assertThat(user.run("model", "check").out()).isEqualTo(diagnosis(problem, NETWORK));
        assertThat(user.run("doctor").out())
                .contains("fail  endpoint        " + endpoint + " cannot be reached: Connection refused\n");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_asked_again(@TempDir Path keys) throws Exception {
        try (var server = WebServer.secure(keys)) {
            var user = user(server.endpoint());
            var problem = model(server.endpoint())
                    + " cannot be reached safely: its certificate is not signed by anyone whom this Java trusts.";
            var remedy = "Check the endpoint's certificate, and that this Java trusts who signed it"
                    + " (javax.net.ssl.trustStore).";

            fails(user, "tls", 1, new Words(problem, problem, remedy), "1 attempt\n");
            assertThat(user.run("model", "check").out()).isEqualTo(diagnosis(problem, remedy));
            assertThat(user.run("doctor").out())
                    .contains("ok    endpoint        " + server.endpoint() + " answers\n" + diagnosis(problem, remedy));
            assertThat(server.requests()).isZero();
        }
    }

    /** The server is no Bedrock: that its answer is heard shows that its certificate was believed. */
    @Test
    void a_certificate_that_the_trust_store_vouches_for_is_believed_for_its_own_host_alone(@TempDir Path keys)
            throws Exception {
        try (var server = WebServer.secure(keys)) {
            var other = server.endpoint().replace("127.0.0.1", "localhost");

            assertThat(trusting(keys, server.endpoint()))
                    .contains(" failed, after 2 requests: the answer is not JSON.\n");
            assertThat(trusting(keys, other))
                    .contains(model(other) + " cannot be reached safely: its certificate is another host's.\n");
        }
    }

    private String trusting(Path keys, String endpoint) {
        user(endpoint);
        var environment = Map.of(
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "JAVA_TOOL_OPTIONS", WebServer.trusting(keys));
        try (var ask = RunningOutcrop.start(folder, environment, "ask", "poet", "hi", "--no-stream")) {
            return ask.result().err();
        }
    }

    @Test
    void a_page_of_a_proxy_is_told_from_an_answer_and_asked_for_once_more() throws IOException {
        try (var server = WebServer.answering(200, "text/html; charset=utf-8", "<html>Please sign in.</html>")) {
            var user = user(server.endpoint());
            var failed = model(server.endpoint()) + " failed";
            var words = new Words(
                    failed + ", after 2 requests: the answer is not JSON.",
                    failed + ", after 2 requests: the answer is not an event stream but \"text/html; charset=utf-8\".",
                    PROXY);

            fails(user, "model-error", 2, words, "2 attempts, maybe billed\n");
            assertThat(server.requests()).isEqualTo(3 * 2);
            assertThat(user.run("model", "check").out())
                    .isEqualTo(diagnosis(failed + ": the answer is not JSON.", PROXY));
            assertThat(user.run("doctor").out()).contains(diagnosis(failed + ": the answer is not JSON.", PROXY));
            assertThat(server.requests()).isEqualTo(3 * 2 + 2);
        }
    }

    @Test
    void a_page_that_refuses_is_not_taken_for_bedrocks_own_refusal() throws IOException {
        try (var server = WebServer.answering(403, "text/html", "<html>Forbidden</html>")) {
            var user = user(server.endpoint());
            var problem = model(server.endpoint())
                    + " cannot be reached: a server that is not Bedrock answered 403 with text/html.";
            var remedy = "Look for a proxy between here and Bedrock, and check the endpoint.";

            fails(user, "network", 1, new Words(problem, problem, remedy), "1 attempt\n");
            assertThat(user.run("model", "check").out()).isEqualTo(diagnosis(problem, remedy));
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void an_answer_that_is_no_json_is_asked_for_once_more() throws IOException {
        try (var server = WebServer.answering(200, "application/json", "not JSON")) {
            var user = user(server.endpoint());
            var failed = model(server.endpoint()) + " failed, after 2 requests: the answer is not ";
            var words = new Words(failed + "JSON.", failed + "an event stream but \"application/json\".", PROXY);

            fails(user, "model-error", 2, words, "2 attempts, maybe billed\n");
            assertThat(server.requests()).isEqualTo(3 * 2);
        }
    }

    @Test
    void an_answer_without_end_is_cut_off_and_what_came_is_kept() throws IOException {
        var rules = ProjectFolder.in(folder).file("rules.yaml", "rules: [{ fault: { kind: huge-delta } }]\n");
        try (var bedrock = SimulatorServer.start(0, Rules.read(rules.path().resolve("rules.yaml")))) {
            var user = user(bedrock.endpoint().toString());

            var streamed = new ObjectMapper()
                    .readTree(
                            user.run("ask", "poet", "hi", "--json", "--stream").out());
            var whole = new ObjectMapper()
                    .readTree(user.run("ask", "poet", "hi", "--json", "--no-stream")
                            .out());

            assertThat(streamed.at("/error/kind").asText()).isEqualTo("incomplete-stream");
            assertThat(streamed.at("/error/message").asText())
                    .isEqualTo(model(bedrock.endpoint().toString())
                            + " broke off before the end of its answer: the answer is larger than 8 MiB.");
            assertThat(streamed.path("partialText").asText()).hasSizeBetween(7 << 20, 8 << 20);
            assertThat(whole.at("/error/kind").asText()).isEqualTo("model-error");
            assertThat(whole.at("/error/message").asText())
                    .isEqualTo(model(bedrock.endpoint().toString()) + " failed: the answer is larger than 8 MiB.");
            assertThat(bedrock.received()).hasSize(2);
        }
    }

    /** What is said of an answer that was to come whole, of one that was to come in pieces, and what to do. */
    private record Words(String whole, String streamed, String remedy) {}

    /** Asks three times: whole, in pieces, and in pieces for a program. */
    private static void fails(Typed user, String kind, int attempts, Words words, String trace) throws IOException {
        assertThat(user.run("ask", "poet", "hi", "--no-stream"))
                .isEqualTo(new Typed.Result(3, "", words.whole() + "\n" + words.remedy() + "\n" + trace));
        assertThat(user.run("ask", "poet", "hi", "--stream"))
                .isEqualTo(new Typed.Result(3, "", words.streamed() + "\n" + words.remedy() + "\n" + trace));
        var json = user.run("ask", "poet", "hi", "--stream", "--json");
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.err()).isEmpty();
        var error = new ObjectMapper().readTree(json.out()).path("error");
        assertThat(error.path("kind").asText()).isEqualTo(kind);
        assertThat(error.path("message").asText()).isEqualTo(words.streamed());
        assertThat(error.path("remedy").asText()).isEqualTo(words.remedy());
        assertThat(error.path("attempts").asInt()).isEqualTo(attempts);
        assertThat(error.path("requestId").isNull()).isTrue();
    }

    private static String model(String endpoint) {
        return "Model \"fast\" (us.amazon.nova-lite-v1:0, " + endpoint + ")";
    }

    private static String diagnosis(String problem, String remedy) {
        return "fail  model fast      " + problem + "\n" + " ".repeat(22) + remedy + "\n";
    }

    private Typed user(String endpoint) {
        return ProjectFolder.in(folder)
                .file(
                        "outcrop.yaml",
                        "backend: bedrock\nregion: us-east-1\nendpoint: " + endpoint + "\n" + ProjectFolder.CONFIG)
                .user()
                .with("OUTCROP_HTTP_VERSION", "1.1");
    }
}
