package dev.outcrop.cli;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcrop init}: a new Maven project that runs at once. */
@Command(
        name = "init",
        description = "Make a new Maven project: an assistant, its prompt, a conversation, a test.",
        footer = {"", "Example:", "  outcrop init hello && cd hello && mvn verify"})
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
        for (var file : InitFile.values()) {
            write(root.resolve(file.path()), file.text(name));
            caller.terminal().print(Line.of(folder.resolve(file.path()).toString()));
        }
        next();
        return 0;
    }

    private static void refuseToOverwrite(Path root) {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw OutcropException.input("\"" + root + "\" is a file.", "Name a folder for the new project.");
        }
        var there = InitFile.paths().stream()
                .filter(path -> Files.exists(root.resolve(path)))
                .toList();
        if (!there.isEmpty()) {
            throw OutcropException.input(
                    "\"" + root + "\" already has " + there + ".",
                    "Name another folder: nothing that is there is overwritten.");
        }
    }

    /** A Maven artifact id from the folder's name. */
    private static String artifact(Path root) {
        var name = String.valueOf(root.getFileName()).replaceAll("[^A-Za-z0-9_.-]+", "-");
        return name.matches("[A-Za-z0-9].*") ? name : "hello";
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "\"" + file + "\" cannot be written: " + e.getMessage() + ".",
                    "Name a folder that you may write to.",
                    e);
        }
    }

    private void next() {
        var enter = folder.toString().isEmpty() ? "" : "cd " + folder + " && ";
        caller.terminal().note(Line.of(Tone.DIM, "Next: ").and(enter + "mvn verify && outcrop run"));
    }
}
