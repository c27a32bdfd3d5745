package dev.outcrop.cli;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcrop init}: a new Maven project that runs at once. */
@Command(
        name = "init",
        description = "Make a new Maven project: an assistant, its prompt, a conversation, a test.",
        footer = {"", "Example:", "  outcrop init hello && cd hello && ./mvnw verify"})
final class InitCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder, made where there is none; the current one where none is named.")
    private Path folder = Path.of("");

    InitCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        var root = caller.directory().resolve(folder).toAbsolutePath().normalize();
        refuseToOverwrite(root);
        var name = artifact(root);
        var written = new ArrayList<Path>();
        try {
            for (var file : InitFile.values()) {
                write(root.resolve(file.path()), file, name, written);
            }
        } catch (IOException e) {
            takeBack(root, written, e);
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "\"" + root + "\" cannot be written: " + reason(e) + ".",
                    "Name a folder that you may write to, on a disk with room.",
                    e);
        }
        for (var file : InitFile.values()) {
            caller.terminal().print(Line.of(folder.resolve(file.path()).toString()));
        }
        next();
        return 0;
    }

    private static void refuseToOverwrite(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw OutcropException.input("\"" + root + "\" is a file.", "Name a folder for the new project.");
        }
        try (var there = Files.newDirectoryStream(root, path -> !path.endsWith(".git"))) {
            var first = there.iterator();
            if (first.hasNext()) {
                throw OutcropException.input(
                        "\"" + root + "\" is not empty: it has \""
                                + first.next().getFileName() + "\" in it.",
                        "Name a new folder, or an empty one: nothing that is there is overwritten.");
            }
        } catch (IOException e) {
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "\"" + root + "\" cannot be read: " + reason(e) + ".",
                    "Name another folder.",
                    e);
        }
    }

    /** A Maven artifact id from the folder's name. */
    private static String artifact(Path root) {
        var name = String.valueOf(root.getFileName())
                .replaceAll("[^A-Za-z0-9_.-]+", "-")
                .replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
        return name.isEmpty() ? "hello" : name;
    }

    private static void write(Path path, InitFile file, String name, List<Path> written) throws IOException {
        Files.createDirectories(path.getParent());
        written.add(path);
        Files.writeString(path, file.text(name), StandardOpenOption.CREATE_NEW);
        if (file.isExecutable() && !path.toFile().setExecutable(true, false)) {
            throw new IOException(path + " cannot be made executable");
        }
    }

    /** Half a project would be in the way of the next try. */
    private static void takeBack(Path root, List<Path> written, IOException failure) {
        for (var path : written) {
            try {
                Files.deleteIfExists(path);
                for (var above = path.getParent(); above != null && !above.equals(root); above = above.getParent()) {
                    Files.deleteIfExists(above);
                }
            } catch (DirectoryNotEmptyException e) {
                // Emptied by a later file of this folder.
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        var reason = e instanceof FileSystemException system ? system.getReason() : null;
        return Objects.requireNonNullElse(reason, String.valueOf(e.getMessage()));
    }

    private void next() {
        var enter = folder.toString().isEmpty() ? "" : "cd " + quoted(folder.toString()) + " && ";
        var outcrop = quoted(System.getProperty("outcrop.command", "outcrop"));
        caller.terminal().note(Line.of(Tone.DIM, "Next: ").and(enter + "./mvnw verify && " + outcrop + " run"));
        caller.terminal()
                .note(Line.of(
                        Tone.DIM,
                        "Maven finds Outcrop " + Version.number()
                                + " once ./mvnw -DskipTests install has run in Outcrop's own folder."));
    }

    /** As a shell has to be told. */
    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}_./~:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
