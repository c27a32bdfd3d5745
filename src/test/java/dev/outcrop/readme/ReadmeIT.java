package dev.outcrop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the README, in a fresh clone whose path has a space in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadmeIT {

    /** What runs these tests, and so cannot be run by them. */
    private static final String THE_GATE = "./mvnw verify";

    /** Needs an AWS account: without one it has to say so. */
    private static final String LIVE = "--backend bedrock";

    private FreshClone clone;

    @BeforeAll
    void clone(@TempDir Path empty) throws IOException {
        clone = FreshClone.into(empty.resolve("a clone"));
    }

    @Test
    void the_readme_fits_on_200_lines_and_names_the_main_job_and_the_gate_once() throws IOException {
        var readme = Files.readAllLines(Path.of("README.md"));

        var commands = ReadmeCommands.all();

        assertThat(readme).hasSizeLessThanOrEqualTo(200);
        assertThat(commands).containsOnlyOnce("./outcrop run").containsOnlyOnce(THE_GATE);
        assertThat(commands.get(0)).isEqualTo("./outcrop run");
    }

    @TestFactory
    Iterable<DynamicTest> every_command_does_what_the_readme_says() throws IOException {
        return ReadmeCommands.all().stream()
                .filter(command -> !command.equals(THE_GATE))
                .map(command -> DynamicTest.dynamicTest(command, () -> command_works(command)))
                .toList();
    }

    private void command_works(String command) {
        var ended = clone.run(command, clone.directory(), "My name is Ada.\n", Map.of());

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(command.contains(LIVE) ? 3 : 0);
        assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
        if (command.contains(LIVE)) {
            assertThat(ended.err()).contains("credentials");
        } else {
            assertThat(ended.out() + ended.err()).isNotBlank();
        }
    }
}
