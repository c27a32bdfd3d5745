package dev.outcrop.readme;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The project as a new user gets it: its files in an empty folder, nothing built. */
record FreshClone(Path directory) {

    private static final Set<String> NOT_CLONED = Set.of("target", ".git", ".outcrop", ".idea");

    /** Copies the working tree, so that what is about to be committed is what is tried. */
    static FreshClone into(Path directory) throws IOException {
        var project = Path.of("").toAbsolutePath();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(project)
                        && NOT_CLONED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(directory.resolve(project.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, directory.resolve(project.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return new FreshClone(directory);
    }

    /** What a finished command left. */
    record Ended(int exitCode, String out, String err) {}

    Ended run(String command) {
        return run(command, directory, "", Map.of());
    }

    /** Runs a shell command as a user would, without credentials of the machine that the tests run on. */
    Ended run(String command, Path from, String input, Map<String, String> environment) {
        try {
            var out = Files.createTempFile("out", ".txt").toFile();
            var err = Files.createTempFile("err", ".txt").toFile();
            var builder = new ProcessBuilder(List.of("sh", "-c", command))
                    .directory(from.toFile())
                    .redirectOutput(out)
                    .redirectError(err);
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
            builder.environment().putAll(environment);
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within 5 minutes:\n" + text(err));
            }
            return new Ended(process.exitValue(), text(out), text(err));
        } catch (IOException cause) {
            throw new UncheckedIOException(command, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", cause);
        }
    }

    private static String text(File file) throws IOException {
        var text = Files.readString(file.toPath());
        Files.delete(file.toPath());
        return text;
    }
}
