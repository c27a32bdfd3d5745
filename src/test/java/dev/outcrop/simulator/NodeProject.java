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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of {@code src/test/js} with the clients that they use, installed by npm once a build. */
final class NodeProject {

    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "js");

    /** The package.json that was installed, written when npm is done. */
    private static final Path DONE = INSTALLED.resolve("installed.json");

    private NodeProject() {}

    /** Skips the test where there is no Node.js or no package registry. */
    static NodeProject installed() throws Exception {
        assumeTrue(works("node", "--version"), "Node.js is not installed");
        Files.createDirectories(INSTALLED);
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var wanted = Files.readString(SOURCES.resolve("package.json"));
        if (!Files.exists(DONE) || !Files.readString(DONE).equals(wanted)) {
            assumeTrue(
                    works("npm", "install", "--no-package-lock", "--no-audit", "--no-fund"),
                    "npm or its package registry is not there");
            Files.writeString(DONE, wanted);
        }
        return new NodeProject();
    }

    /** The lines that a program prints; it has to end well within two minutes. */
    List<String> run(String program, SimulatorServer simulator) throws Exception {
        var endpoint = simulator.endpoint().toString();
        var process =
                start(Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", endpoint), "node", "--no-warnings", program, endpoint);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            var process = start(Map.of(), command);
            process.getInputStream().readAllBytes();
            return process.waitFor(180, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Process start(Map<String, String> environment, String... command) throws IOException {
        Files.createDirectories(INSTALLED);
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
