package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server dies, as a process of its own, while it is at work. */
@Timeout(120)
final class EndpointGoneTest {

    private static final String RULES = """
            rules:
              - when: { user-contains: quick }
                reply: Here you are.
              - when: { user-contains: endless }
                reply: { text: "one two three four five six seven eight nine ten", tokens-per-second: 2 }
              - when: { user-contains: silent }
                reply: { text: never, first-token-ms: 60000 }
            """;

    private static final Path CONNECTIONS = Path.of("/proc/net/tcp");
    private static final String ESTABLISHED = "01";

    @TempDir
    Path folder;

    private ProjectFolder project;
    private RunningOutcrop simulator;
    private String endpoint;

    @BeforeEach
    void start() {
        project = ProjectFolder.in(folder).without("conversations/hi.yaml").file("rules.yaml", RULES);
        simulator = RunningOutcrop.start(folder, Map.of(), "simulate", "--port", "0", "--rules", "rules.yaml");
        endpoint = simulator.awaitOut(heard -> heard.endsWith("\n")).strip().replace("Listening on ", "");
        project.file(
                "outcrop.yaml",
                "backend: bedrock\nregion: us-east-1\nendpoint: " + endpoint + "\n" + ProjectFolder.CONFIG);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_stream_that_broke_off_keeps_what_was_shown_and_says_so_once() {
        try (var ask = outcrop("ask", "poet", "endless", "--stream")) {
            ask.awaitOut(heard -> heard.startsWith("one two"));

            simulator.kill();

            var result = ask.result();
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.out()).startsWith("one two").endsWith("\n").doesNotContain("ten");
            assertThat(timeless(result.err())).isEqualTo("""
                    Model "fast" (us.amazon.nova-lite-v1:0, ENDPOINT) broke off before the end of its answer: \
                    the connection broke before messageStop.
                    Try again, or look for a proxy between here and Bedrock that cuts or changes answers.
                    1 attempt, request id ID, maybe billed
                    """);
        }
    }

    @Test
    void a_call_that_was_waited_for_is_asked_again_where_nobody_listens_any_more() throws Exception {
        assumeTrue(Files.exists(CONNECTIONS), "the system does not tell its connections in " + CONNECTIONS);
        try (var ask = outcrop("ask", "poet", "silent", "--no-stream", "--json")) {
            ask.until(this::isConnected);

            simulator.kill();

            var result = ask.result();
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err()).isEmpty();
            var answer = new ObjectMapper().readTree(result.out());
            assertThat(answer.path("partialText").asText()).isEmpty();
            assertThat(answer.path("error")).hasToString("""
                    {"kind":"network","message":"Model \\"fast\\" (us.amazon.nova-lite-v1:0, ENDPOINT) \
                    cannot be reached, after 2 requests: nothing accepts connections.",\
                    "remedy":"Check the network, the region and the endpoint, then try again.",\
                    "attempts":2,"requestId":null}""".replace("ENDPOINT", endpoint));
        }
    }

    @Test
    void a_run_keeps_what_is_finished_and_tells_the_rest_once() throws Exception {
        assumeTrue(Files.exists(CONNECTIONS), "the system does not tell its connections in " + CONNECTIONS);
        project.file("conversations/a.yaml", "assistant: poet\nturns: [{ user: quick }]\n")
                .file(
                        "conversations/b.yaml",
                        "assistant: poet\ndata: rows.csv\nturns: [{ user: \"silent {{n}}\" }, { user: never asked }]\n")
                .file("conversations/rows.csv", "n\n1\n2\n3\n4\n5\n6\n");
        try (var run = outcrop("run", "--parallel", "2", "--report", "json=r.json")) {
            run.awaitOut(heard -> heard.contains("✓ a"));
            run.until(this::isConnected);

            simulator.kill();

            var result = run.result();
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err()).matches("Run \\S+ on the backend bedrock: 7 conversations\\.\n");
            assertThat(result.out())
                    .contains("7 conversations: 1 passed, 6 errored\n")
                    .contains("conversations met this: Model \"fast\" (us.amazon.nova-lite-v1:0, " + endpoint
                            + ") cannot be reached: nothing accepts connections.\n")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        var report = new ObjectMapper().readTree(project.text("r.json"));
        assertThat(report.at("/conversations/0/turns/0/assistant").asText()).isEqualTo("Here you are.");
        assertThat(report.findValuesAsText("kind")).hasSize(6).containsOnly("network");
    }

    @Test
    void a_chat_that_is_piped_in_says_so_once_and_ends() {
        try (var chat = outcrop("chat", "poet")) {
            chat.type("quick\n").awaitOut(heard -> heard.contains("Here you are."));

            simulator.kill();
            chat.type("quick\nquick\n");

            var result = chat.result();
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.out()).isEqualTo("Here you are.\n");
            // Whether the end of the kept connection is noticed before it is used again is the system's to decide.
            assertThat(timeless(result.err()).replace(", after 2 requests", ""))
                    .startsWith("""
                            Talking to poet. Nothing is kept; --session ID keeps a talk.
                            Model "fast" (us.amazon.nova-lite-v1:0, ENDPOINT) cannot be reached: nothing accepts connections.
                            Check the network, the region and the endpoint, then try again.
                            """)
                    .hasLineCount(4);
        }
    }

    /** Whether the simulator holds an open connection: it is a process of its own and tells nobody. */
    private boolean isConnected() {
        var port = String.format(":%04X ", Integer.parseInt(endpoint.replaceAll(".*:", "")));
        // Java's sockets are IPv6's, for IPv4 too.
        return holds(port, CONNECTIONS) || holds(port, CONNECTIONS.resolveSibling("tcp6"));
    }

    private static boolean holds(String port, Path connections) {
        try (var lines = Files.lines(connections)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .anyMatch(columns -> (columns[1] + " ").endsWith(port) && columns[3].equals(ESTABLISHED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String timeless(String text) {
        return text.replace(endpoint, "ENDPOINT").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    }

    private RunningOutcrop outcrop(String... args) {
        return RunningOutcrop.start(
                folder, Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret"), args);
    }
}
