package dev.outcrop.store;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** What is wrong with a database file, in words: each failure as an exception of kind store. */
record Diagnosis(Path path) {

    private static final String ANOTHER_FILE = "name another file under sessions: store: in outcrop.yaml";

    private static final String MAKE_WRITABLE = "Make the file and its folder writable, or " + ANOTHER_FILE + ".";

    private static final String RESTORE =
            "Restore the file from a backup, save what is left with sqlite3's .recover, or"
                    + " move it away to begin with an empty one.";

    /** The driver puts the code and a general text around what SQLite says. */
    private static final Pattern DRIVERS_WORDS = Pattern.compile("^\\[SQLITE_\\w+\\] .*? \\((.*)\\)$", Pattern.DOTALL);

    /** Whether a failure told of here came of a lock that another connection holds. */
    static boolean isLocked(OutcropException told) {
        return told.getCause() instanceof SQLException failure && code(failure) == SQLiteErrorCode.SQLITE_BUSY;
    }

    /** SQLite's primary result code. */
    private static SQLiteErrorCode code(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    }

    OutcropException of(SQLException failure) {
        var said = DRIVERS_WORDS.matcher(String.valueOf(failure.getMessage())).replaceFirst("$1");
        return switch (code(failure)) {
            case SQLITE_CORRUPT -> damaged(said, failure);
            case SQLITE_NOTADB ->
                store(
                        "The file is not a SQLite database.",
                        "Restore the file from a backup, move it away to begin with an empty one, or " + ANOTHER_FILE
                                + ".",
                        failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                store("The database cannot be opened for writing: " + said, MAKE_WRITABLE, failure);
            case SQLITE_FULL ->
                store(
                        "There is no space left for the database.",
                        "Free space on the disk and run it again; what was kept before is safe.",
                        failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                store(
                        "Another process keeps the database locked.",
                        "End the process that holds it, or try again.",
                        failure);
            case SQLITE_IOERR ->
                store("The disk failed: " + said, "Check the disk that the file is on, then run it again.", failure);
            default -> store("The database refused a statement: " + said, "", failure);
        };
    }

    OutcropException of(IOException failure) {
        return store("The database cannot be created: " + Reason.of(failure), MAKE_WRITABLE, failure);
    }

    OutcropException notWritable() {
        return store("The file cannot be written.", MAKE_WRITABLE, null);
    }

    OutcropException folder() {
        return store(
                "There is a folder where the database file should be.",
                "Move the folder away, or " + ANOTHER_FILE + ".",
                null);
    }

    OutcropException noFolder(String file) {
        return store(
                "There is a file where its folder should be: " + file,
                "Move that file away, or " + ANOTHER_FILE + ".",
                null);
    }

    OutcropException damaged(String finding, @Nullable Throwable cause) {
        return store("The database is damaged: " + finding, RESTORE, cause);
    }

    OutcropException anotherProgram() {
        return store(
                "The file is the database of another program.",
                "Choose a file of its own: " + ANOTHER_FILE + ".",
                null);
    }

    OutcropException newerRelease(int found, int known) {
        return store(
                "The file was written by a newer release: its tables are of version " + found
                        + ", and this release knows versions up to " + known + ".",
                "Update Outcrop, or " + ANOTHER_FILE + ".",
                null);
    }

    OutcropException noDriver(Exception cause) {
        return store(
                "SQLite's native library could not be loaded: " + cause.getMessage(),
                "Set -Dorg.sqlite.tmpdir to a folder that may hold programs.",
                cause);
    }

    private OutcropException store(String problem, String remedy, @Nullable Throwable cause) {
        return new OutcropException(ErrorKind.STORE, path + ": " + problem, remedy, cause);
    }
}
