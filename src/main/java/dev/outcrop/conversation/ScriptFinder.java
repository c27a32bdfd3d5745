package dev.outcrop.conversation;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Finds conversation files: {@code .yaml} and {@code .yml}, those of hidden folders and of recordings left out. */
final class ScriptFinder {

    private static final String DEFAULT_FOLDER = "conversations";
    private static final String RECORDINGS = "recordings";

    /** Folders below a folder that are gone into. */
    private static final int DEEPEST = 32;

    private static final String EXPLANATION = "Name a file, a folder or a glob, counted from the project's folder.";

    private final Path project;

    /**
     * Finds files in a project.
     *
     * @param project absolute
     */
    ScriptFinder(Path project) {
        this.project = project;
    }

    /**
     * The files behind paths, each once, in the order of their names.
     *
     * @param paths files, folders or globs, from the project's folder; empty for {@code conversations/}
     * @param faults told of paths behind which there is nothing
     */
    Collection<Path> find(List<String> paths, Consumer<Fault> faults) {
        var found = new TreeSet<Path>();
        for (var path : paths.isEmpty() ? List.of(DEFAULT_FOLDER) : paths) {
            try {
                var files = filesBehind(path);
                found.addAll(files);
                if (files.isEmpty()) {
                    faults.accept(nothing(path));
                }
            } catch (InvalidPathException | PatternSyntaxException malformed) {
                faults.accept(new Fault(
                        Place.of(path),
                        "This is no path: " + malformed.getMessage(),
                        "Name a file, a folder or a glob."));
            }
        }
        return found;
    }

    private List<Path> filesBehind(String path) {
        if (isGlob(path) && !Files.exists(project.resolve(path))) {
            return matching(path.replaceFirst("^\\./", ""));
        }
        var named = project.resolve(path).normalize();
        if (Files.isRegularFile(named)) {
            return List.of(named);
        }
        return under(named, file -> true);
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(character -> "*?[{".indexOf(character) >= 0);
    }

    private List<Path> matching(String glob) {
        var matcher = project.getFileSystem().getPathMatcher("glob:" + glob);
        var folder = project;
        for (var part : Path.of(glob)) {
            if (isGlob(part.toString())) {
                break;
            }
            folder = folder.resolve(part);
        }
        return under(folder, file -> matcher.matches(project.relativize(file)) || matcher.matches(file));
    }

    private List<Path> under(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    return !visited.equals(folder) && isLeftOut(visited)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isScript(file) && !isConfiguration(file) && attributes.isRegularFile() && wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                    if (cause instanceof FileSystemLoopException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw cause;
                }
            });
        } catch (IOException unreadable) {
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "The folder " + folder + " could not be read: " + Reason.of(unreadable) + ".",
                    "Allow this user to read it.",
                    unreadable);
        }
        return found;
    }

    private boolean isLeftOut(Path folder) {
        var name = String.valueOf(folder.getFileName());
        return name.startsWith(".")
                || name.equals("target")
                || folder.equals(project.resolve(DEFAULT_FOLDER).resolve(RECORDINGS));
    }

    private static boolean isScript(Path file) {
        var name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /** The project's own outcrop.yaml and its overlays lie in folders that may be searched. */
    private boolean isConfiguration(Path file) {
        return project.equals(file.getParent())
                && String.valueOf(file.getFileName()).startsWith("outcrop.");
    }

    private Fault nothing(String path) {
        var at = Place.of(path);
        if (Files.isDirectory(project.resolve(path))) {
            return new Fault(at, "There is no conversation in this folder.", "Write one into a .yaml file there.");
        }
        if (isGlob(path)) {
            return new Fault(at, "No conversation matches.", EXPLANATION);
        }
        var known = under(project.resolve(DEFAULT_FOLDER), file -> true).stream()
                .map(file -> project.relativize(file).toString().replace('\\', '/'))
                .toList();
        return Nearest.to(path, known)
                .map(near -> new Fault(at, "There is no such file.", "Did you mean \"" + near + "\"?"))
                .orElse(new Fault(at, "There is no such file or folder.", EXPLANATION));
    }
}
