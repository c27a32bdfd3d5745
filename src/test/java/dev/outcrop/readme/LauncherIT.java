package dev.outcrop.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void what_is_said_arrives_whatever_the_locale_is() {
        var ended = here.run("LC_ALL=C ./outcrop ask poet 'Grüße, 世界'", here.directory(), "", Map.of());

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("You said: \"Grüße, 世界\"");
    }

    @Test
    void on_newer_jvms_nothing_but_the_program_speaks() throws IOException {
        var jdk = newerJdk();
        assumeTrue(jdk.isPresent(), "no JDK 24 or later under " + JVMS);

        for (var command : List.of("ask poet hello --session it --stream", "run", "session delete it", "doctor")) {
            var ended = here.run(
                    "./outcrop " + command,
                    here.directory(),
                    "",
                    Map.of("JAVA_HOME", jdk.get().toString()));
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out() + ended.err()).doesNotContain("WARNING", "[warning]", "[error]");
        }
    }

    /** Where Debian and others put them. */
    private static final Path JVMS = Path.of("/usr/lib/jvm");

    private static Optional<Path> newerJdk() throws IOException {
        if (!Files.isDirectory(JVMS)) {
            return Optional.empty();
        }
        try (var jdks = Files.list(JVMS)) {
            return jdks.filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")))
                    .filter(jdk -> feature(jdk.resolve("release")) >= 24)
                    .findFirst();
        }
    }

    private static int feature(Path release) {
        try (var lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> Runtime.Version.parse(line.replaceAll("JAVA_VERSION=|\"", "")))
                    .mapToInt(Runtime.Version::feature)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // A folder of this name that holds no JDK.
            return 0;
        }
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
