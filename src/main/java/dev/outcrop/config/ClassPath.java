package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Where the classes of a project are: entries of {@code classpath:} as absolute paths. */
final class ClassPath {

    /** A path, or a pattern of paths in which {@code *} stops at a slash and {@code **} does not. */
    static final Shape ENTRY =
            ScalarShape.text("a path, or a pattern such as lib/*.jar", ClassPath::isEntry, Map.of("type", "string"));

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    /** How far below its fixed part a pattern with {@code **} is looked for. */
    private static final int DEEPEST = 16;

    /** More files than that are not a class path but a pattern gone wrong. */
    private static final int MOST = 10_000;

    private final Path directory;

    ClassPath(Path directory) {
        this.directory = directory;
    }

    /** What a Maven build leaves, as far as it is there. */
    List<Path> ofMaven(Consumer<Fault> faults) {
        var paths = new ArrayList<Path>();
        var classes = directory.resolve("target/classes");
        if (Files.isDirectory(classes)) {
            paths.add(classes);
        }
        try {
            paths.addAll(of("target/dependency/*.jar"));
        } catch (IOException | UncheckedIOException e) {
            faults.accept(new Fault(
                    Place.of("target/dependency"), "The folder could not be listed.", "Allow this user to read it."));
        }
        return paths;
    }

    /** The entries in their order, the files of a pattern sorted; a path without wildcards need not exist yet. */
    List<Path> of(List<Node> entries, Consumer<Fault> faults) {
        var paths = new ArrayList<Path>();
        for (var entry : entries) {
            try {
                paths.addAll(of(entry.text()));
            } catch (IOException | UncheckedIOException e) {
                faults.accept(new Fault(
                        entry.at(),
                        "The folders of " + entry.quoted() + " could not be listed.",
                        "Allow this user to read them, or name the files one by one."));
            }
        }
        return paths;
    }

    private List<Path> of(String entry) throws IOException {
        if (!WILDCARD.matcher(entry).find()) {
            return List.of(directory.resolve(entry).normalize());
        }
        var fixed = fixedPart(entry);
        var base = directory.resolve(fixed).normalize();
        return Files.isDirectory(base) ? matching(base.toRealPath(), entry.substring(fixed.length())) : List.of();
    }

    private static List<Path> matching(Path base, String pattern) throws IOException {
        var matcher = base.getFileSystem().getPathMatcher("glob:" + pattern);
        var depth = pattern.contains("**")
                ? DEEPEST
                : (int) pattern.chars().filter(c -> c == '/').count() + 1;
        try (var files = Files.walk(base, depth)) {
            return files.filter(file -> matcher.matches(base.relativize(file)))
                    .limit(MOST)
                    .sorted()
                    .toList();
        }
    }

    /** The folders before the first one with a wildcard. */
    private static String fixedPart(String pattern) {
        var wildcard = WILDCARD.matcher(pattern);
        var end = wildcard.find() ? wildcard.start() : pattern.length();
        return pattern.substring(0, pattern.lastIndexOf('/', end) + 1);
    }

    private static boolean isEntry(String text) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException | PatternSyntaxException notOne) {
            return false;
        }
    }
}
