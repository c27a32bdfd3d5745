package dev.outcrop.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A clone that holds the launcher and nothing else of ours: its Maven and its JDKs are scripts that write down what they were
 * asked for, so that a build takes no time and can be held.
 *
 * <p>Maven and the archiving of classes wait for as long as there is a file {@code hold}. Maven fails where there is a file
 * {@code broken}, archiving where there is one {@code full}.
 */
record BareClone(Path directory) {

    private static final String MAVEN = """
            echo "$@" >> builds
            echo '[INFO] Maven says something'
            while [ -f hold ]; do sleep 0.05; done
            [ ! -f broken ] || exit 1
            mkdir -p target/lib
            echo classes > target/outcrop.jar
            printf 'lib/one.jar:lib/two.jar' > target/classpath
            """;

    private static final String JAVA = """
            #!/bin/sh
            archiving=
            for word; do
                case $word in
                    -XX:DumpLoadedClassList=*) echo classes > "${word#*=}" && exit ;;
                    -Xshare:dump) archiving=yes ;;
                    -XX:SharedArchiveFile=*)
                        [ -n "$archiving" ] || continue
                        cd "HOME"
                        echo "$0" >> trainings
                        printf half > "${word#*=}"
                        while [ -f hold ]; do sleep 0.05; done
                        [ ! -f full ] || exit 1
                        echo archive > "${word#*=}"
                        exit ;;
                esac
            done
            printf '%s\\n' "$@"
            """;

    static BareClone in(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("src/main"));
        Files.copy(Path.of("outcrop"), directory.resolve("outcrop"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Files.writeString(directory.resolve("src/main/Source.java"), "class Source {}");
        Files.writeString(directory.resolve("mvnw"), MAVEN);
        var clone = new BareClone(directory);
        clone.jdk("17.0.15");
        return clone;
    }

    /** A JDK of this version, beside the sources. */
    Path jdk(String version) throws IOException {
        var jdk = directory.resolve("jdk-" + version);
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        script(jdk.resolve("bin/java"), JAVA.replace("HOME", directory.toString()));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"Acme\"\nJAVA_RUNTIME_VERSION=\"%s+1-acme\"\nJAVA_VERSION=\"%s\"\n"
                        .formatted(version, version));
        return jdk;
    }

    static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Starts the launcher with this JDK and these words, by a shell. */
    Started start(String shell, Path jdk, String... words) throws IOException {
        var command = new ArrayList<>(List.of(shell.split(" ", -1)));
        command.add(directory.resolve("outcrop").toString());
        command.addAll(List.of(words));
        return Started.of(command, directory, Map.of("JAVA_HOME", jdk.toString()));
    }

    Started start(String... words) throws IOException {
        return start("sh", directory.resolve("jdk-17.0.15"), words);
    }

    /** A launcher that runs. */
    record Started(Process process, Path out, Path err) {

        static Started of(List<String> command, Path from, Map<String, String> environment) throws IOException {
            var out = Files.createTempFile("out", ".txt");
            var err = Files.createTempFile("err", ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(from.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            var all = new HashMap<>(environment);
            all.putIfAbsent("PATH", builder.environment().get("PATH"));
            builder.environment().clear();
            builder.environment().putAll(all);
            return new Started(builder.start(), out, err);
        }

        FreshClone.Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("the launcher did not end within a minute: " + Files.readString(err));
            }
            return new FreshClone.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** The lines that Maven or the JDKs wrote down. */
    List<String> lines(String file) throws IOException {
        var path = directory.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    void touch(String file) throws IOException {
        Files.writeString(directory.resolve(file), "");
    }

    void remove(String file) throws IOException {
        Files.delete(directory.resolve(file));
    }

    /** What stands in the launcher's own folder. */
    List<String> launch() throws IOException {
        try (var files = Files.list(directory.resolve("target/launch"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
