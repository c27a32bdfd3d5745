package dev.outcrop.report;

import dev.outcrop.conversation.RunResult;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Reason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report and the file that it goes to.
 *
 * @param shownAs the file as the user named it
 */
public record ReportFile(ReportForm form, Path file, String shownAs) {

    /**
     * Reads {@code FORM=FILE}.
     *
     * @param directory where a relative file begins
     * @throws OutcropException of kind input
     */
    public static ReportFile parse(String text, Path directory) {
        var equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw OutcropException.input(
                    "--report \"" + text + "\" does not say which form goes to which file.",
                    "Write --report FORM=FILE with FORM one of " + ReportForms.words() + ".");
        }
        var file = text.substring(equals + 1);
        return new ReportFile(
                ReportForms.named(text.substring(0, equals)),
                directory.resolve(file).toAbsolutePath().normalize(),
                file);
    }

    /**
     * Makes the file's folder and finds out whether the file can be written, before anything is paid for.
     *
     * @throws OutcropException of kind machine where it cannot
     */
    public void prepare() {
        if (Files.isDirectory(file)) {
            throw unwritable("it is a folder", null);
        }
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            if (!special()) {
                var aside = aside();
                Files.createFile(aside);
                Files.delete(aside);
            }
        } catch (IOException e) {
            throw unwritable(reason(e), e);
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw unwritable("it is read-only", null);
        }
    }

    /**
     * Writes all reports, also after one that could not be written.
     *
     * @throws OutcropException of kind machine: the first that could not
     */
    public static void writeAll(List<ReportFile> reports, RunResult result) {
        OutcropException failure = null;
        for (var report : reports) {
            try {
                report.write(result);
            } catch (OutcropException unwritable) {
                failure = failure == null ? unwritable : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Writes the report aside and renames it, so that a reader never sees half of one. */
    public void write(RunResult result) {
        try {
            if (special()) {
                write(result, file);
            } else {
                writeAside(result);
            }
        } catch (IOException e) {
            throw unwritable(reason(e), e);
        }
    }

    private void writeAside(RunResult result) throws IOException {
        var aside = aside();
        try {
            write(result, aside);
            try {
                Files.move(aside, target(), StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(aside, target(), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void write(RunResult result, Path to) throws IOException {
        // Not Files.newBufferedWriter: that one refuses a lone surrogate in a model's words, this one replaces it.
        try (var out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(to), StandardCharsets.UTF_8))) {
            form.write(result, out);
        }
    }

    /** A pipe or a device takes the report as it is written. */
    private boolean special() {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    /** The file that a symbolic link stands for is replaced, not the link. */
    private Path target() throws IOException {
        return Files.exists(file) ? file.toRealPath() : file;
    }

    private Path aside() throws IOException {
        var target = target();
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private OutcropException unwritable(String reason, @Nullable Exception cause) {
        return new OutcropException(
                ErrorKind.MACHINE,
                "The " + form.word() + " report cannot be written to \"" + shownAs + "\": " + reason + ".",
                "Name a file in a folder that you may write to.",
                cause);
    }

    private static String reason(IOException e) {
        return e instanceof FileAlreadyExistsException exists
                ? "\"" + exists.getFile() + "\" is a file, not a folder"
                : Reason.of(e);
    }
}
