package dev.outcrop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new project, made and built as the README says, against the Outcrop that was just built. */
final class InitIT {

    /** Told by the build; the one of a user without settings otherwise. */
    private static final String REPOSITORY = System.getProperty(
            "local.repository",
            Path.of(System.getProperty("user.home"), ".m2", "repository").toString());

    private final FreshClone here = new FreshClone(Path.of("").toAbsolutePath());

    @Test
    void a_new_project_passes_its_own_tests_and_runs(@TempDir Path empty) throws IOException {
        var repository = installed(empty.resolve("repository"));
        var project = empty.resolve("Grüße an Ada");
        // The installed Outcrop lies before the user's own repository, which is only read.
        var maven = "./mvnw -B '-Dmaven.repo.local=" + repository + "' '-Dmaven.repo.local.tail=" + REPOSITORY + "' ";

        var made = here.run("./outcrop init '" + project + "'");
        var verified = here.run(maven + "verify", project, "", Map.of());
        var ran = here.run(here.directory().resolve("outcrop") + " run --json", project, "", Map.of());

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"name\": \"plans-a-day\"", "\"passed\": 1,", "\"failed\": 0,");
    }

    /** What {@code ./mvnw install} leaves. */
    private Path installed(Path repository) throws IOException {
        var version = here.run("./outcrop --version").out().strip().replace("outcrop ", "");
        var folder = Files.createDirectories(repository.resolve("dev/outcrop/outcrop/" + version));
        Files.copy(Path.of("target/outcrop.jar"), folder.resolve("outcrop-" + version + ".jar"));
        Files.copy(Path.of("pom.xml"), folder.resolve("outcrop-" + version + ".pom"));
        return repository;
    }
}
