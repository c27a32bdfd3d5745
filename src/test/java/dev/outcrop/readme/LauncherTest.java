package dev.outcrop.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outcrop.simulator.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher builds, keeps and starts, and when. */
final class LauncherTest {

    private static final String BUILDING = "Building Outcrop (the first time takes about a minute) …\n";
    private static final String ARCHIVE = "17.0.15+1-acme.jsa";

    private BareClone clone;

    @BeforeEach
    void clone(@TempDir Path empty) throws IOException {
        clone = BareClone.in(empty.resolve("a clone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash --posix", "busybox sh"})
    void the_first_start_builds_and_the_next_one_starts_at_once(String shell) throws Exception {
        assumeTrue(isThere(shell.split(" ", -1)[0]), () -> shell + " is not on this machine");
        var home = clone.directory();

        var first =
                clone.start(shell, jdk("17.0.15"), "ask", "poet", "two words").end();
        var second =
                clone.start(shell, jdk("17.0.15"), "ask", "poet", "two words").end();

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).isEqualTo(BUILDING);
        // Large pages are asked for where the system has them.
        assertThat(first.out().lines().filter(word -> !word.equals("-XX:+UseTransparentHugePages")))
                .containsExactly(
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:CompileThresholdScaling=4",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Djava.locale.providers=COMPAT",
                        "-XX:SharedArchiveFile=" + home.resolve("target/launch/" + ARCHIVE),
                        "-XX:OnError=rm -f '" + home.resolve("target/launch/" + ARCHIVE + ".of") + "'",
                        "-Doutcrop.terminal=",
                        "-Doutcrop.command=" + home.resolve("outcrop"),
                        "-cp",
                        home.resolve("target/launch/outcrop.jar") + ":" + home.resolve("target/lib/one.jar") + ":"
                                + home.resolve("target/lib/two.jar"),
                        "dev.outcrop.cli.OutcropCommand",
                        "ask",
                        "poet",
                        "two words");
        assertThat(second).isEqualTo(new FreshClone.Ended(0, first.out(), ""));
        assertThat(clone.lines("builds"))
                .containsExactly("-B -Dmaven.test.skip=true -Dspotless.check.skip=true package");
        assertThat(clone.lines("trainings")).hasSize(1);
        assertThat(clone.launch()).containsExactly(ARCHIVE, ARCHIVE + ".of", "classpath", "outcrop.jar");
    }

    @Test
    void runs_and_simulators_get_the_jvms_own_compilers_and_collector() throws Exception {
        for (var words :
                List.of(List.of("run"), List.of("--verbose", "run", "a"), List.of("simulate", "--port", "0"))) {
            assertThat(clone.start(words.toArray(String[]::new)).end().out())
                    .doesNotContain("-XX:TieredStopAtLevel", "-XX:+UseSerialGC");
        }
        assertThat(clone.start("ask", "run").end().out()).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void the_archive_stays_where_it_lies_for_a_command_that_calls_no_model() throws Exception {
        assertThat(clone.start("model", "list").end().out()).contains("-XX:ArchiveRelocationMode=0");
        for (var calling : List.of("ask", "chat", "doctor", "run", "simulate")) {
            assertThat(clone.start(calling).end().out()).doesNotContain("-XX:ArchiveRelocationMode");
        }
    }

    @Test
    void what_is_saved_while_maven_runs_is_built_by_the_next_start() throws Exception {
        clone.touch("hold");
        var start = clone.start();
        Waiting.until(() -> !lines("builds").isEmpty());

        Files.writeString(clone.directory().resolve("src/main/Source.java"), "class Source { int saved; }");
        clone.remove("hold");
        start.end();

        assertThat(clone.start().end().err()).isEqualTo(BUILDING);
        assertThat(clone.start().end().err()).isEmpty();
        assertThat(clone.lines("builds")).hasSize(2);
    }

    @Test
    void what_maven_built_meanwhile_is_taken_without_another_build() throws Exception {
        clone.start().end();
        var jar = clone.directory().resolve("target/outcrop.jar");

        Files.writeString(jar, "other classes");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
        clone.start().end();

        assertThat(clone.lines("builds")).hasSize(1);
        assertThat(clone.lines("trainings")).hasSize(2);
        assertThat(clone.directory().resolve("target/launch/outcrop.jar")).hasContent("other classes");
    }

    @Test
    void of_two_first_starts_one_builds_and_the_other_waits_for_it() throws Exception {
        clone.touch("hold");
        var one = clone.start();
        Waiting.until(() -> !lines("builds").isEmpty());
        var other = clone.start();
        Waiting.until(() -> text(other.err()).contains("Waiting"));

        clone.remove("hold");

        assertThat(one.end().exitCode()).isZero();
        assertThat(other.end().exitCode()).isZero();
        assertThat(other.end().err())
                .isEqualTo("Waiting for process " + one.process().pid() + ", which builds Outcrop …\n");
        assertThat(clone.lines("builds")).hasSize(1);
        assertThat(clone.launch()).containsExactly(ARCHIVE, ARCHIVE + ".of", "classpath", "outcrop.jar");
    }

    @Test
    void of_many_starts_after_one_that_was_killed_one_builds() throws Exception {
        clone.touch("hold");
        var killed = clone.start();
        Waiting.until(() -> !lines("builds").isEmpty());
        var maven = killed.process().descendants().toList();
        killed.process().destroyForcibly();
        maven.forEach(ProcessHandle::destroyForcibly);
        killed.end();

        var starts = Stream.generate(this::start).limit(8).toList();
        Waiting.until(() -> lines("builds").size() > 1);
        clone.remove("hold");

        for (var start : starts) {
            assertThat(start.end().exitCode()).isZero();
        }
        assertThat(clone.lines("builds")).hasSize(2);
        assertThat(clone.launch()).containsExactly(ARCHIVE, ARCHIVE + ".of", "classpath", "outcrop.jar");
    }

    @Test
    void a_build_that_fails_prints_mavens_log_and_leaves_nothing() throws Exception {
        clone.touch("broken");

        var ended = clone.start().end();

        assertThat(ended)
                .isEqualTo(new FreshClone.Ended(
                        3,
                        "",
                        BUILDING + "[INFO] Maven says something\n"
                                + "outcrop: the build failed; what Maven said stands above.\n"));
        assertThat(clone.launch()).isEmpty();
    }

    @Test
    void a_build_that_is_stopped_takes_maven_with_it_and_leaves_nothing() throws Exception {
        clone.touch("hold");
        var start = clone.start();
        Waiting.until(() -> !lines("builds").isEmpty());
        var maven = start.process().descendants().toList();

        start.process().destroy();

        assertThat(start.end()).isEqualTo(new FreshClone.Ended(143, "", BUILDING));
        Waiting.until(() -> maven.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(clone.launch()).isEmpty();
        clone.remove("hold");
        assertThat(clone.start().end().exitCode()).isZero();
    }

    @Test
    void an_archive_that_was_being_made_when_the_start_was_stopped_is_made_by_the_next_one() throws Exception {
        clone.start().end();
        clone.jdk("21.0.1");
        clone.touch("hold");
        var start = clone.start("sh", jdk("21.0.1"));
        Waiting.until(() -> lines("trainings").size() == 2);
        var meanwhile = clone.start("sh", jdk("21.0.1"), "doctor").end();

        // As Ctrl-C does, everything in the foreground is told.
        start.process().descendants().forEach(ProcessHandle::destroy);
        start.process().destroy();

        assertThat(start.end().exitCode()).isEqualTo(143);
        assertThat(meanwhile.exitCode()).isZero();
        assertThat(meanwhile.out()).doesNotContain("SharedArchiveFile").contains("doctor");
        assertThat(clone.launch()).containsExactly(ARCHIVE, ARCHIVE + ".of", "classpath", "outcrop.jar");
        clone.remove("hold");
        assertThat(clone.start("sh", jdk("21.0.1")).end().out()).contains("21.0.1+1-acme.jsa");
    }

    @Test
    void each_jvm_has_an_archive_of_its_own() throws Exception {
        clone.jdk("25.0.3");

        for (var version : List.of("17.0.15", "25.0.3", "17.0.15", "25.0.3")) {
            assertThat(clone.start("sh", jdk(version)).end().out()).contains(version + "+1-acme.jsa");
        }

        assertThat(clone.lines("trainings")).hasSize(2);
        assertThat(clone.lines("builds")).hasSize(1);
    }

    @Test
    void from_java_24_on_native_access_is_granted_before_java_warns_of_it() throws Exception {
        clone.jdk("23.0.1");
        clone.jdk("24");

        assertThat(clone.start("sh", jdk("23.0.1")).end().out()).doesNotContain("native-access", "noUnsafe");
        assertThat(clone.start("sh", jdk("24")).end().out())
                .contains("\n--enable-native-access=ALL-UNNAMED\n-Dio.netty.noUnsafe=true\n");
    }

    @Test
    void an_archive_that_was_cut_short_is_made_anew() throws Exception {
        clone.start().end();
        Files.writeString(clone.directory().resolve("target/launch/" + ARCHIVE), "arch");

        var ended = clone.start().end();

        assertThat(ended.err()).isEmpty();
        assertThat(clone.lines("trainings")).hasSize(2);
        assertThat(clone.directory().resolve("target/launch/" + ARCHIVE)).hasContent("archive");
    }

    @Test
    void a_clone_that_was_moved_gets_an_archive_of_its_new_place() throws Exception {
        clone.start().end();

        var moved =
                new BareClone(Files.move(clone.directory(), clone.directory().resolveSibling("moved")));
        clone.directory().toFile().mkdir();
        var ended = moved.start("sh", moved.directory().resolve("jdk-17.0.15")).end();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("SharedArchiveFile=" + moved.directory());
        assertThat(clone.lines("trainings")).hasSize(1);
    }

    @Test
    void a_jvm_that_makes_no_archive_starts_without_one_and_is_not_asked_again() throws Exception {
        clone.touch("full");

        for (int i = 0; i < 2; i++) {
            var ended = clone.start("doctor").end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out())
                    .doesNotContain("SharedArchiveFile", "OnError")
                    .contains("doctor");
        }

        assertThat(clone.lines("trainings")).hasSize(1);
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_before_anything_is_built() throws Exception {
        clone.touch("target");

        var ended = clone.start().end();

        assertThat(ended)
                .isEqualTo(new FreshClone.Ended(
                        3,
                        "",
                        "outcrop: Outcrop has to be built, and " + clone.directory()
                                + "/target/launch cannot be written.\nMake the folder writable.\n"));
    }

    @Test
    void a_runtime_without_a_compiler_cannot_build() throws Exception {
        Files.delete(jdk("17.0.15").resolve("bin/javac"));

        var ended = clone.start().end();

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith("outcrop: " + jdk("17.0.15")
                        + "/bin/java is a Java runtime without a compiler, and Outcrop has to be built first.\nInstall JDK"
                        + " 17 or later");
        assertThat(clone.lines("builds")).isEmpty();
    }

    @Test
    void a_shim_of_a_version_manager_leads_to_the_jdk_behind_it() throws Exception {
        var real = jdk("17.0.15");
        var shims = clone.directory().resolve("manager/shims");
        BareClone.script(
                shims.resolve("java"),
                "#!/bin/sh\nif [ \"$1\" = -XshowSettings:properties ]; then printf 'Property settings:\\n    java.home = "
                        + real + "\\n' >&2; else exit 9; fi\n");

        var ended = BareClone.Started.of(
                        List.of(clone.directory().resolve("outcrop").toString(), "doctor"),
                        clone.directory(),
                        Map.of("PATH", shims + File.pathSeparator + System.getenv("PATH")))
                .end();

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).isEqualTo(BUILDING);
        assertThat(ended.out()).contains(ARCHIVE, "doctor");
    }

    @Test
    void a_path_with_a_colon_is_refused() throws Exception {
        var split = BareClone.in(clone.directory().resolveSibling("a:b"));

        var ended = split.start("sh", split.directory().resolve("jdk-17.0.15")).end();

        assertThat(ended)
                .isEqualTo(
                        new FreshClone.Ended(
                                3,
                                "",
                                "outcrop: the path " + split.directory()
                                        + " has a colon in it, with which Java cannot start.\nMove the folder, or rename it.\n"));
    }

    private Path jdk(String version) {
        return clone.directory().resolve("jdk-" + version);
    }

    private BareClone.Started start() {
        try {
            return clone.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines(String file) {
        try {
            return clone.lines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
