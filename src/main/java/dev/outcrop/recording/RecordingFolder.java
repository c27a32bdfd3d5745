package dev.outcrop.recording;

import dev.outcrop.config.FaultLimit;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The folder of recordings in a project: {@code conversations/recordings}, links not followed. */
final class RecordingFolder {

    static final String NAME = "conversations/recordings";

    /** Bytes of all files at most: they are held in memory. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int DEEPEST = 32;

    private final Path folder;

    RecordingFolder(Path project) {
        this.folder = project.resolve(NAME);
    }

    /**
     * Puts every recording on a shelf.
     *
     * @throws OutcropException of kind input with all faults of all files
     */
    Shelf read() {
        var shelf = new Shelf();
        var faults = new ArrayList<Fault>();
        var limited = new FaultLimit(faults::add);
        for (var file : files()) {
            var name = folder.relativize(file).toString().replace('\\', '/');
            shelf.put(name, RecordingReader.read(file, NAME + "/" + name, limited));
        }
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return shelf;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var bytes = 0L;
        try (var walk = Files.walk(folder, DEEPEST)) {
            var files = walk.filter(RecordingFolder::isRecording).sorted().toList();
            for (var file : files) {
                bytes += Files.size(file);
            }
            if (bytes > MOST_BYTES) {
                throw OutcropException.input(
                        NAME + " holds " + bytes + " bytes of recordings, and at most " + MOST_BYTES + " are read.",
                        "Remove what is no longer used, or run the conversations as several projects.");
            }
            return files;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "The folder " + NAME + " could not be read: " + unreadable.getMessage() + ".",
                    "Allow this user to read it.",
                    unreadable);
        }
    }

    private static boolean isRecording(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    /**
     * Makes sure that there is a folder that can be written, before an answer is paid for.
     *
     * @throws OutcropException of kind machine where there is none
     */
    void prepare() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".preparing", ".tmp"));
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** Writes a file, whole or not at all; deletes it where there is nothing to write. */
    void write(String name, String text) {
        var file = folder.resolve(name);
        try {
            if (text.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Files.createDirectories(file.getParent());
            var beside = Files.createTempFile(file.getParent(), ".recording", ".tmp");
            try {
                Files.writeString(beside, text);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static OutcropException failure(Path file, IOException e) {
        return new OutcropException(
                ErrorKind.MACHINE,
                "The recording could not be written to " + file + ": " + Reason.of(e) + ".",
                "Make room there, or allow this user to write.",
                e);
    }

    /** Where a file that is not read from there would be. */
    static Place place(String name) {
        return Place.of(NAME + "/" + name);
    }
}
