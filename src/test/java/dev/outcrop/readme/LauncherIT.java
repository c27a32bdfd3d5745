package dev.outcrop.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where it is started in other ways than the README's. */
final class LauncherIT {

    private final FreshClone here = new FreshClone(Path.of("").toAbsolutePath());

    @Test
    void it_starts_through_a_symbolic_link_from_another_folder(@TempDir Path elsewhere) throws IOException {
        var link = Files.createSymbolicLink(
                elsewhere.resolve("linked outcrop"), here.directory().resolve("outcrop"));

        var ended = here.run("'" + link + "' --version", elsewhere, "", Map.of());

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("outcrop ");
    }

    @Test
    void it_keeps_the_folder_that_the_user_stands_in(@TempDir Path empty) {
        var ended = here.run(here.directory().resolve("outcrop") + " run", empty, "", Map.of());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains(empty.toString()).contains("outcrop.yaml");
    }

    @Test
    void it_says_what_to_install_when_there_is_no_java(@TempDir Path tools) throws IOException {
        for (var tool : new String[] {"sh", "dirname", "readlink", "sed", "cat"}) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }

        var ended = here.run(
                "./outcrop --version", here.directory(), "", Map.of("PATH", tools.toString(), "JAVA_HOME", ""));

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith("outcrop: there is no Java on this machine.")
                .contains("Install JDK 17");
    }

    @Test
    void it_refuses_a_java_that_is_too_old(@TempDir Path jdk) throws IOException {
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
        assumeTrue(jdk.resolve("bin/java").toFile().setExecutable(true), "cannot make a file executable here");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        var ended = here.run("./outcrop --version", here.directory(), "", Map.of("JAVA_HOME", jdk.toString()));

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("is Java 11.0.2, which is too old.");
    }

    @Test
    void it_prints_the_whole_log_when_the_build_fails(@TempDir Path empty) throws IOException {
        var broken = FreshClone.into(empty.resolve("broken"));
        Files.writeString(broken.directory().resolve("src/main/java/dev/outcrop/Broken.java"), "class {");

        var ended = broken.run("./outcrop --version");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("Broken.java").contains("the build failed; what Maven said stands above");
    }
}
