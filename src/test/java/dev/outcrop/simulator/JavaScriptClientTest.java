package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The AWS SDK for JavaScript against the simulator; skipped where there is no Node.js or no package registry. */
final class JavaScriptClientTest {

    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "js");
    private static final List<String> FILES = List.of("package.json", "converse.mjs");

    private static SimulatorServer simulator;
    private static List<String> lines;

    @BeforeAll
    static void talk() throws Exception {
        assumeTrue(works("node", "--version"), "Node.js is not installed");
        install();
        simulator = SimulatorServer.start(0, Rules.none());
        lines = run("node", "converse.mjs", simulator.endpoint().toString())
                .lines()
                .toList();
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    private static void install() throws Exception {
        Files.createDirectories(INSTALLED);
        for (var file : FILES) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
            assumeTrue(
                    works("npm", "install", "--no-package-lock", "--no-audit", "--no-fund"),
                    "npm or its package registry is not there");
        }
    }

    @ParameterizedTest
    @CsvSource({"default, NodeHttp2Handler", "http1, NodeHttpHandler"})
    void the_sdk_for_javascript_is_served(String client, String handler) {
        var said =
                "[simulated] You said: \\\"Where is order 1042? Grüße, 世界 👩‍👩‍👧\\\" This is Outcrop's simulator; no model"
                        + " was asked. What it says is up to you: write simulate: below a turn of a conversation, or give it"
                        + " --rules. For a model's answer set backend: bedrock in outcrop.yaml.";
        var begin = "{\"client\":\"" + client + "\",";

        assertThat(lines.stream().filter(line -> line.startsWith(begin)).toList())
                .containsExactly(
                        begin + "\"handler\":\"" + handler + "\",\"whole\":\"" + said + "\",\"stop\":\"end_turn\"}",
                        begin + "\"stream\":{\"events\":[\"messageStart\",\"contentBlockDelta\",\"contentBlockStop\","
                                + "\"messageStop\",\"metadata\"],\"text\":\"" + said
                                + "\",\"input\":\"\",\"requestId\":true}}",
                        begin
                                + "\"toolStream\":{\"events\":[\"messageStart\",\"contentBlockStart\",\"contentBlockDelta\","
                                + "\"contentBlockStop\",\"messageStop\",\"metadata\"],\"text\":\"\","
                                + "\"input\":\"{\\\"id\\\":\\\"id\\\"}\",\"requestId\":true}}",
                        begin + "\"toolRoundTrip\":[\"tool_use\",\"[simulated] The tool findOrder answered:"
                                + " \\\"{\\\"shipped\\\":\\\"Monday\\\"}\\\"\",\"end_turn\"]}",
                        begin
                                + "\"error\":[\"ValidationException\",\"The provided model identifier is invalid.\",400]}",
                        begin + "\"many\":true}");
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            var process = start(command);
            process.getInputStream().readAllBytes();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(String... command) throws Exception {
        var process = start(command);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static Process start(String... command) throws IOException {
        Files.createDirectories(INSTALLED);
        return new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
